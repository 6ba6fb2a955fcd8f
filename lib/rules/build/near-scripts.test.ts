import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** What install scripts bring, and where it is found. */
test.each(
  rowsOf(String.raw`
installed-out-of-path → FROM debian:trixie\nRUN curl -LsSf https://astral.sh/uv/install.sh | sh\nRUN uv sync → error likely: uv sync ⇒ ⏎ENV PATH="/root/.local/bin:$PATH"
installed-out-of-path → FROM debian:trixie\nRUN curl -LsSf https://astral.sh/uv/install.sh | sh\nENV PATH="/root/.local/bin/:$PATH"\nRUN uv sync → nothing
installed-out-of-path → FROM debian:trixie\nRUN curl -LsSf https://astral.sh/uv/0.4.30/install.sh | sh\nENV PATH="/root/.cargo/bin:$PATH"\nRUN uv sync → nothing
installed-out-of-path → FROM debian:trixie\nRUN curl -LsSf https://astral.sh/uv/0.9.2/install.sh | sh && uv sync → error likely: uv sync
installed-out-of-path → FROM debian:trixie\nRUN curl -LsSf https://astral.sh/uv/install.sh | sh && /root/.local/bin/uv sync → nothing
installed-out-of-path → FROM debian:trixie\nRUN curl -LsSf https://astral.sh/uv/install.sh | sh && export PATH="/root/.local/bin:$PATH" && uv sync → nothing
installed-out-of-path → FROM debian:trixie\nRUN curl -LsSf https://astral.sh/uv/install.sh | sh && ln -s /root/.local/bin/uv /usr/local/bin/uv\nRUN uv sync → nothing
installed-out-of-path → FROM debian:trixie\nRUN curl -LsSf https://astral.sh/uv/install.sh | sh\nRUN pip install uv\nRUN uv sync → nothing
installed-out-of-path → FROM debian:trixie\nRUN curl -LsSf https://astral.sh/uv/install.sh | env UV_INSTALL_DIR=/usr/local/bin sh\nRUN uv sync → nothing
installed-out-of-path → FROM debian:trixie\nRUN curl -LsSf https://astral.sh/uv/install.sh -O && sh install.sh\nRUN uv sync → error likely: uv sync ⇒ ⏎ENV PATH="/root/.local/bin:$PATH"
installed-out-of-path → FROM debian:trixie\nRUN curl -sSL https://install.python-poetry.org | python3 -\nRUN poetry install → error likely: poetry install ⇒ ⏎ENV PATH="/root/.local/bin:$PATH"
installed-out-of-path → FROM debian:trixie\nENV POETRY_HOME=/opt/poetry\nRUN curl -sSL https://install.python-poetry.org | python3 -\nRUN poetry install → nothing
installed-out-of-path → FROM debian:trixie\nRUN curl -fsSL https://deno.land/install.sh | sh\nCMD ["deno","run","x.ts"] → error likely: "deno" ⇒ ⏎ENV PATH="/root/.deno/bin:$PATH"
installed-out-of-path → FROM debian:trixie\nRUN curl -fsSL https://deno.land/install.sh | sh\nENTRYPOINT ["/e.sh"]\nCMD ["deno","run","x.ts"] → nothing
installed-out-of-path → FROM debian:trixie\nRUN curl -fsSL https://deno.land/install.sh | sh\nCMD ["sh","-c","cd /x && deno run x.ts"] → error likely: "cd /x && deno run x.ts" ⇒ ⏎ENV PATH="/root/.deno/bin:$PATH"
installed-out-of-path → FROM debian:trixie\nRUN curl -fsSL https://deno.land/install.sh | sh\nENV PATH=/root/.deno/bin:$PATH\nUSER 1000\nCMD ["deno","run","x.ts"] → error likely: "deno"
installed-out-of-path → FROM debian:trixie\nENV DENO_INSTALL=/usr/local\nRUN curl -fsSL https://deno.land/install.sh | sh\nUSER 1000\nCMD ["deno","run","x.ts"] → nothing
installed-out-of-path → FROM ubuntu:24.04\nRUN wget https://dot.net/v1/dotnet-install.sh && bash dotnet-install.sh --channel 8.0\nRUN dotnet build → error likely: dotnet build ⇒ ⏎ENV PATH="/root/.dotnet:$PATH"
installed-out-of-path → FROM ubuntu:24.04\nRUN wget https://dot.net/v1/dotnet-install.sh && bash dotnet-install.sh --install-dir /usr/bin\nRUN dotnet build → nothing
installed-out-of-path → FROM ubuntu:24.04\nRUN wget -qO- https://get.pnpm.io/install.sh | sh -\nRUN pnpm install → error likely: pnpm install
installed-out-of-path → FROM ubuntu:24.04\nENV PNPM_HOME=/pnpm\nENV PATH=$PNPM_HOME:$PATH\nRUN wget -qO- https://get.pnpm.io/install.sh | sh -\nRUN pnpm install → nothing
installed-out-of-path → FROM node:24\nRUN curl https://sh.rustup.rs | sh -s -- -y\nRUN cargo build → error likely: cargo build ⇒ ⏎ENV PATH="/root/.cargo/bin:$PATH"
installed-out-of-path → FROM rust:1.98\nRUN curl https://sh.rustup.rs | sh -s -- -y\nRUN cargo build → nothing
installed-out-of-path → FROM mycorp/base\nRUN curl https://sh.rustup.rs | sh -s -- -y\nRUN cargo build → nothing
installed-out-of-path → FROM debian:trixie\nSHELL ["/bin/bash","-lc"]\nRUN curl https://sh.rustup.rs | sh -s -- -y\nRUN cargo build → nothing
installed-out-of-path → FROM debian:trixie\nRUN curl -o- https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.3/install.sh | bash\nRUN . ~/.nvm/nvm.sh && nvm install 22\nRUN npm ci → error likely: npm ci
installed-out-of-path → FROM debian:trixie\nENV NVM_DIR=/root/.nvm\nRUN curl -o- https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.3/install.sh | bash\nRUN . ~/.nvm/nvm.sh && nvm install 22.1.0\nENV PATH=$NVM_DIR/versions/node/v22.1.0/bin:$PATH\nRUN npm ci → nothing
installed-out-of-path → FROM debian:trixie\nRUN curl https://pyenv.run | bash\nRUN pyenv install 3.12 → error likely: pyenv install 3.12 ⇒ ⏎ENV PATH="/root/.pyenv/bin:$PATH"
function-not-loaded → FROM debian:trixie\nRUN curl -o- https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.3/install.sh | bash && nvm install 20 → error likely: nvm install 20 ⇒ . "$HOME/.nvm/nvm.sh" && 
function-not-loaded → FROM debian:trixie\nRUN curl -o- https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.3/install.sh | bash && source ~/.nvm/nvm.sh && nvm install 20 → nothing
function-not-loaded → FROM debian:trixie\nRUN bash -c "nvm install 20" → error likely: nvm install 20 ⇒ . "$HOME/.nvm/nvm.sh" && 
function-not-loaded → FROM debian:trixie\nRUN bash -lc "nvm install 20" → nothing
function-not-loaded → FROM debian:trixie\nSHELL ["/bin/bash","-c"]\nENV BASH_ENV=/root/.bash_env\nRUN nvm install 20 → nothing
function-not-loaded → FROM debian:trixie\nRUN nvm install 20 || true → nothing
function-not-loaded → FROM debian:trixie\nRUN nvm() { echo x; }; nvm install 20 → nothing
function-not-loaded → FROM mycorp/base\nRUN nvm install 20 → nothing
function-not-loaded → FROM mycorp/base\nSHELL ["/bin/bash","-c"]\nRUN nvm install 20 → warning possible: nvm install 20 ⇒ . "$HOME/.nvm/nvm.sh" && 
function-not-loaded → FROM debian:trixie\nENV NVM_DIR=/usr/local/nvm\nRUN curl -o- https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.3/install.sh | bash\nRUN nvm install 20 → error likely: nvm install 20 ⇒ . "$NVM_DIR/nvm.sh" && 
function-not-loaded → FROM ubuntu:24.04\nRUN curl -s "https://get.sdkman.io" | bash\nRUN sdk install java → error likely: sdk install java ⇒ . "$HOME/.sdkman/bin/sdkman-init.sh" && 
function-not-loaded → FROM debian:trixie\nCOPY nvm /usr/local/bin/nvm\nRUN nvm install 20 → nothing
function-not-loaded → FROM continuumio/miniconda3\nRUN conda env create -f e.yml\nRUN conda activate x && pip install . → error likely: conda activate x ⇒ . "$(conda info --base)/etc/profile.d/conda.sh" && 
function-not-loaded → FROM continuumio/miniconda3\nSHELL ["/bin/bash","-c"]\nRUN conda init bash\nRUN conda activate x → error likely: conda activate x ⇒ . "$(conda info --base)/etc/profile.d/conda.sh" && 
function-not-loaded → FROM continuumio/miniconda3\nRUN . /opt/conda/etc/profile.d/conda.sh && conda activate x && pip install . → nothing
function-not-loaded → FROM continuumio/miniconda3\nSHELL ["conda","run","-n","x","/bin/bash","-c"]\nRUN conda activate x → nothing
function-not-loaded → FROM continuumio/miniconda3\nRUN echo "conda activate x" >> ~/.bashrc → nothing
function-not-loaded → FROM debian:trixie\nRUN wget https://repo.anaconda.com/m.sh && bash m.sh -b -p /opt/conda\nENV PATH=/opt/conda/bin:$PATH\nRUN conda activate base && pip install flask → error likely: conda activate base ⇒ . "$(conda info --base)/etc/profile.d/conda.sh" && 
`),
)('%s: %s → %s', async (rule, lines, said) => {
  expect(await saidBy(rule, lines)).toBe(said);
});
