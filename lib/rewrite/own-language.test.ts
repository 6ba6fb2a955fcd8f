import { describe, expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import { rewrite } from './index';
import { planOf } from './plan.fixture';

const catalog = readCatalog();
const today = '2026-11-29';

async function plansOf(dockerfile: string, to: string | readonly string[]) {
  const { plans } = await rewrite({ dockerfile, to: typeof to === 'string' ? to : [...to] }, catalog, today);
  return plans;
}

const jar = `FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y openjdk-17-jre-headless && rm -rf /var/lib/apt/lists/*
COPY app.jar /app.jar
USER 1000
CMD ["java", "-jar", "/app.jar"]
`;

describe('a language that the file installs', () => {
  test('comes with a base of its own, of the same release', async () => {
    const [plan] = await plansOf(jar, 'eclipse-temurin');
    expect(plan?.proof.isProved).toBe(true);
    expect(plan?.text).toBe(`FROM eclipse-temurin:17-jre
COPY app.jar /app.jar
USER 1000
CMD ["java", "-jar", "/app.jar"]
`);
  });

  test('is looked for without a shell by who asks for the smallest', async () => {
    const [plan] = await plansOf(jar, 'smallest');
    expect(plan?.base?.reference).toMatch(/^gcr\.io\/distroless\/java17-/);
    expect(plan?.proof.isProved).toBe(true);
    expect(plan?.compared?.before.compressedSize).toBeUndefined();
  });

  test('leaves the other packages of the line', async () => {
    const { text } = await planOf(
      `FROM ubuntu:24.04
RUN apt-get update && apt-get install -y --no-install-recommends \\
    python3 \\
    python3-pip \\
    # what the driver is linked with
    libpq5 \\
 && rm -rf /var/lib/apt/lists/*
COPY . /srv
CMD ["python3", "/srv/main.py"]
`,
      'python:3.14-slim-trixie',
    );
    expect(text).toBe(`FROM python:3.14-slim-trixie
RUN apt-get update && apt-get install -y --no-install-recommends \\
    # what the driver is linked with
    libpq5 \\
 && rm -rf /var/lib/apt/lists/*
COPY . /srv
CMD ["python3", "/srv/main.py"]
`);
  });

  const withRepository = `FROM ubuntu:24.04
RUN apt-get update && apt-get install -y ca-certificates curl gnupg \\
 && curl -fsSL https://deb.nodesource.com/gpgkey/nodesource-repo.gpg.key | gpg --dearmor -o /etc/apt/keyrings/nodesource.gpg \\
 && echo "deb [signed-by=/etc/apt/keyrings/nodesource.gpg] https://deb.nodesource.com/node_22.x nodistro main" > /etc/apt/sources.list.d/nodesource.list \\
 && apt-get update && apt-get install -y nodejs
WORKDIR /app
COPY . .
USER 1000
CMD ["node", "server.js"]
`;

  test('from a repository of its own is of the release in its name, and goes with the repository', async () => {
    const [plan] = await plansOf(withRepository, 'smallest');
    expect(plan?.base?.reference).toMatch(/^gcr\.io\/distroless\/nodejs22-/);
    expect(plan?.proof.isProved).toBe(true);
    expect(plan?.text).toBe(
      `FROM ${plan?.base?.reference}\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ["server.js"]\n`,
    );
  });

  test('builds where its repository is, and runs on a base that has it', async () => {
    const [plan] = await plansOf(withRepository.replace('COPY . .', 'COPY . .\nRUN npm ci'), 'smallest');
    expect(plan).toMatchObject({ kind: 'split', proof: { isProved: true } });
    expect(plan?.text).toContain('FROM ubuntu:24.04 AS build\n');
    expect(plan?.text.slice(plan.text.lastIndexOf('FROM'))).toBe(
      `FROM ${plan?.base?.reference}\nWORKDIR /app\nCOPY --from=build /app /app\nUSER 1000\nCMD ["server.js"]\n`,
    );
  });

  test('is split where a script of the publisher adds its repository, and not where any other runs', async () => {
    const piped = (url: string) =>
      `FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y curl && curl -fsSL ${url} | bash - && apt-get install -y nodejs\nWORKDIR /app\nCOPY . .\nRUN npm ci\nUSER 1000\nCMD node server.js\n`;
    const [plan] = await plansOf(piped('https://deb.nodesource.com/setup_22.x'), 'smallest');
    expect(plan?.base?.reference).toMatch(/^gcr\.io\/distroless\/nodejs22-/);
    expect(plan).toMatchObject({ kind: 'split', proof: { isProved: true } });
    expect(await plansOf(piped('https://example.org/setup.sh'), 'smallest')).toEqual([]);
  });

  test('is not installed from a distribution that has another release of it', async () => {
    const dockerfile = withRepository.replace('COPY . .', 'COPY . .\nRUN npm ci');
    const { plans } = await rewrite({ dockerfile, to: 'debian:trixie-slim', kind: 'split' }, catalog, today);
    expect(plans[0]?.text.split('FROM')[2]).not.toContain('nodejs');
    expect(plans[0]?.proof.isProved).toBe(false);
  });

  test.each([
    [
      'modules of the distribution are for it',
      'RUN apt-get update && apt-get install -y python3 python3-yaml',
    ],
    ['it is Python 2', 'RUN apt-get update && apt-get install -y python'],
  ])('stays where %s', async (_what, run) => {
    const plans = await plansOf(
      `FROM debian:bookworm-slim\n${run}\nCOPY main.py /\nCMD ["python3", "/main.py"]\n`,
      ['smallest', 'least-change'],
    );
    expect(plans.filter(({ base }) => base?.reference.includes('python'))).toEqual([]);
  });

  const byPath =
    'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y python3\nCOPY main.py /\nCMD ["/usr/bin/python3", "/main.py"]\n';

  test('is started by the path that it has in the image instead of that in a distribution', async () => {
    const { proof, text } = await planOf(byPath, 'python:3.14-slim-trixie');
    expect(proof.isProved).toBe(true);
    expect(text).toBe(
      'FROM python:3.14-slim-trixie\nCOPY main.py /\nCMD ["/usr/local/bin/python3", "/main.py"]\n',
    );
  });

  test('is not proved by the path that it has in a distribution where that stays', async () => {
    const dockerfile = byPath.replace('COPY', 'RUN [ ! -e /x ] || /usr/bin/python3 /x/setup.py\nCOPY');
    const { plans } = await rewrite(
      { dockerfile, to: 'python:3.14-slim-trixie', kind: 'in-place' },
      catalog,
      today,
    );
    expect(plans[0]?.proof.isProved).toBe(false);
    expect(plans[0]?.caveats?.join()).toContain('/usr/bin/python3');
  });
});

test('a program whose language is nowhere gets a base that has it as the least change', async () => {
  const [plan] = await plansOf(
    'FROM debian:bookworm-slim\nCOPY app.jar /app.jar\nUSER 1000\nCMD ["java", "-jar", "/app.jar"]\n',
    'least-change',
  );
  expect(plan?.base?.reference).toMatch(/(?:eclipse-temurin):\d+/);
  expect([plan?.proof.before.errors, plan?.proof.after.errors, plan?.proof.isProved]).toEqual([1, 0, true]);
});

test('packages copied to where one image looks for them are not proved on another', async () => {
  const { proof, caveats } = await planOf(
    `FROM python:3.14-slim-trixie AS build
COPY requirements.txt .
RUN pip install -r requirements.txt
FROM python:3.14-slim-trixie
COPY --from=build /usr/local/lib/python3.14/ /usr/local/lib/python3.14/
COPY . /app
CMD ["python", "/app/main.py"]
`,
    'cgr.dev/chainguard/python:latest',
  );
  expect(proof.isProved).toBe(false);
  expect(caveats?.join()).toContain('/usr/local/lib/python3.14');
});
