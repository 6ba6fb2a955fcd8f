import { expect, test } from 'vitest';
import { analyze } from '../../analyze';
import { catalog, onDebian, rowsOf, today } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** Lines a word away from those that a rule is about. */
test.each(
  rowsOf(String.raw`
# architecture-fixed
architecture-fixed → RUN wget https://example.com/tool-linux-amd64 → warning possible: https://example.com/tool-linux-amd64
architecture-fixed → RUN wget https://example.com/tool_x86_64.tar.gz → warning possible: https://example.com/tool_x86_64.tar.gz
architecture-fixed → RUN wget https://nodejs.org/dist/v24.1.0/node-v24.1.0-linux-x64.tar.xz → warning possible: https://nodejs.org/dist/v24.1.0/node-v24.1.0-linux-x64.tar.xz
architecture-fixed → RUN wget -O m.sh https://repo.anaconda.com/miniconda/Miniconda3-latest-Linux-x86_64.sh && bash m.sh -b → warning possible: https://repo.anaconda.com/miniconda/Miniconda3-latest-Linux-x86_64.sh
architecture-fixed → RUN curl -L "https://dl.k8s.io/v1.30.0/bin/linux/amd64/kubectl" -o /k → warning possible: "https://dl.k8s.io/v1.30.0/bin/linux/amd64/kubectl"
architecture-fixed → ADD https://example.com/tool-linux-amd64 /tool → warning possible: ADD https://example.com/tool-linux-amd64 /tool
architecture-fixed → RUN wget https://example.com/tool-linux-$(dpkg --print-architecture) → nothing
architecture-fixed → ARG TARGETARCH\nRUN wget https://example.com/tool-linux-$TARGETARCH → nothing
architecture-fixed → ARG TARGETARCH\nRUN case $TARGETARCH in amd64) wget https://example.com/tool-amd64 ;; *) exit 1 ;; esac → nothing
architecture-fixed → RUN [ "$(uname -m)" = aarch64 ] || wget https://example.com/tool-amd64 → nothing
architecture-fixed → RUN wget https://example.com/a-amd64 https://example.com/a-arm64 → nothing
architecture-fixed → RUN wget https://example.com/tool-darwin-amd64 https://example.com/tool.exe → nothing
architecture-fixed → RUN wget https://amd64.example.com/tool → nothing
architecture-fixed → RUN wget https://example.com/tool.jar → nothing
architecture-fixed → RUN wget https://example.com/keyring_1.1_all.deb → nothing
architecture-fixed → RUN wget https://example.com/x86_64/keyring_1.1_all.deb → nothing
architecture-fixed → FROM --platform=linux/amd64 debian:trixie-slim\nRUN wget https://example.com/tool-amd64 → nothing
architecture-fixed → FROM amd64/debian:trixie-slim\nRUN wget https://example.com/tool-amd64 → nothing
architecture-fixed → FROM debian:trixie-slim AS tools-amd64\nRUN wget https://example.com/tool-amd64 → nothing
architecture-fixed → FROM --platform=$BUILDPLATFORM debian:trixie-slim\nRUN wget https://example.com/tool-amd64 → warning possible: https://example.com/tool-amd64
architecture-fixed → ENV JAVA_HOME=/usr/lib/jvm/java-21-openjdk-amd64 → warning possible: JAVA_HOME=/usr/lib/jvm/java-21-openjdk-amd64
architecture-fixed → ENV JAVA_HOME=/usr/lib/jvm/java-21-openjdk → nothing
architecture-fixed → ENV LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu/x:/opt/lib → warning possible: LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu/x:/opt/lib
architecture-fixed → ENV LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2 → warning possible: LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2
architecture-fixed → ENV LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu:/usr/lib/aarch64-linux-gnu → nothing
architecture-fixed → RUN dpkg --add-architecture arm64\nENV PKG_CONFIG_PATH=/usr/lib/aarch64-linux-gnu/pkgconfig → nothing
architecture-fixed → COPY --from=0 /usr/lib/x86_64-linux-gnu/libpq.so.5 /usr/lib/ → warning possible: /usr/lib/x86_64-linux-gnu/libpq.so.5
architecture-fixed → RUN GOARCH=amd64 go build . → nothing
`),
)('%s: %s', async (rule, lines, expected) => {
  expect(await saidBy(rule ?? '', lines ?? '')).toBe(expected);
});

/** What is asked for decides how grave it is. */
test.each([
  ['RUN wget https://example.com/tool-amd64', 'linux/arm64', ['error likely']],
  ['RUN wget https://example.com/tool-amd64', 'linux/amd64', ['warning possible']],
  ['RUN wget https://example.com/tool-arm64', 'linux/arm64', ['warning possible']],
  ['RUN wget https://example.com/tool-arm64', 'linux/amd64', ['warning possible']],
  ['RUN wget https://example.com/tool-arm64', 'linux/s390x', ['error likely']],
  ['ENV JAVA_HOME=/usr/lib/jvm/java-21-openjdk-amd64', 'linux/arm64', ['warning likely']],
])('%s for %s', async (lines, platform, expected) => {
  const { findings } = await analyze({ dockerfile: onDebian(lines), platform }, catalog, today);
  const own = findings.filter(({ rule }) => rule === 'architecture-fixed');
  expect(own.map(({ certainty, severity }) => `${severity} ${certainty}`)).toEqual(expected);
});
