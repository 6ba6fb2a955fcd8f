import { describe, expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import type { Plan } from '../report/rewrite';
import { rewrite } from './index';

const catalog = readCatalog();
const today = '2026-11-29';

async function planOf(dockerfile: string, to: string): Promise<Plan | undefined> {
  const { plans } = await rewrite({ dockerfile, to }, catalog, today);
  return plans[0];
}

async function splitOf(dockerfile: string, to: string): Promise<string | undefined> {
  const { plans } = await rewrite({ dockerfile, to, kind: 'split' }, catalog, today);
  return plans[0]?.text;
}

describe('what builds stays, what runs is copied', () => {
  test('an interpreted program: its directory, its variables, what stands behind the last build step', async () => {
    const dockerfile = `FROM node:22
# where it lives
ENV NODE_ENV=production
WORKDIR /srv/app
EXPOSE 3000
COPY . .
RUN npm ci

# how it starts
CMD ["node", "server.js"]
`;
    const plan = await planOf(dockerfile, 'gcr.io/distroless/nodejs22-debian12:nonroot');
    expect(plan).toMatchObject({ kind: 'split', proof: { isProved: true } });
    expect(plan?.text).toBe(`FROM node:22 AS build
# where it lives
ENV NODE_ENV=production
WORKDIR /srv/app
COPY . .
RUN npm ci

FROM gcr.io/distroless/nodejs22-debian12:nonroot
WORKDIR /srv/app
ENV NODE_ENV=production
COPY --from=build /srv/app /srv/app
EXPOSE 3000

# how it starts
CMD ["server.js"]
`);
  });

  test('an environment inside of what is copied is not copied again', async () => {
    const dockerfile =
      'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN python -m venv .venv && .venv/bin/pip install -r a.txt\nCMD [".venv/bin/python", "a.py"]\n';
    const text = await splitOf(dockerfile, 'python:3.13-slim');
    expect(text?.match(/^COPY --from=build .*$/gm)).toEqual(['COPY --from=build /app /app']);
  });

  test('a compiled program alone, and no variables of compilers', async () => {
    const dockerfile =
      'FROM golang:1.26\nENV CGO_ENABLED=0 GOFLAGS=-mod=vendor\nENV PORT=80\nCOPY . /src\nRUN cd /src && go build -o /usr/bin/server .\nCMD ["/usr/bin/server"]\n';
    expect(await splitOf(dockerfile, 'gcr.io/distroless/static-debian13:nonroot')).toBe(
      'FROM golang:1.26 AS build\nENV CGO_ENABLED=0 GOFLAGS=-mod=vendor\nENV PORT=80\nCOPY . /src\nRUN cd /src && go build -o /usr/bin/server .\n\nFROM gcr.io/distroless/static-debian13:nonroot\nENV PORT=80\nCOPY --from=build /usr/bin/server /usr/bin/server\nCMD ["/usr/bin/server"]\n',
    );
  });

  test.each([
    ['the name of a stage goes over to the one that runs', 'FROM node:22 AS app', 'FROM node:22-slim AS app'],
    ['lines keep their ends', 'FROM node:22\r', 'FROM node:22-slim\r'],
    [
      'the platform of a stage',
      'FROM --platform=linux/arm64 node:22',
      'FROM --platform=linux/arm64 node:22-slim',
    ],
  ])('%s', async (_, from, into) => {
    const text = await splitOf(
      `${from}\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "a.js"]\n`.replaceAll(
        /(?<!\r)\n/g,
        from.endsWith('\r') ? '\r\n' : '\n',
      ),
      'node:22-slim',
    );
    expect(text).toContain(`\n${into}`);
    expect(text).toContain(' AS build');
  });

  test('an ARG is declared again where what goes over names it', async () => {
    const text = await splitOf(
      'FROM node:22\nARG VERSION=1\nARG OTHER=2\nWORKDIR /app\nLABEL version=$VERSION\nCOPY . .\nRUN npm ci\nCMD ["node", "a.js"]\n',
      'node:22-slim',
    );
    expect(text?.split('\n\n')[1]).toBe(
      'FROM node:22-slim\nARG VERSION=1\nWORKDIR /app\nCOPY --from=build /app /app\nLABEL version=$VERSION\nCMD ["node", "a.js"]\n',
    );
  });

  test('an account that only the builder has becomes its number', async () => {
    const text = await splitOf(
      'FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci && useradd -u 1234 app && chown -R app /app\nUSER app\nCMD ["node", "a.js"]\n',
      'node:22-slim',
    );
    expect(text?.split('\n\n')[1]).toBe(
      'FROM node:22-slim\nWORKDIR /app\nCOPY --from=build /app /app\nUSER 1234\nCMD ["node", "a.js"]\n',
    );
  });

  test('packages: compilers stay, libraries of what is linked come along, the rest is installed again', async () => {
    const text = await splitOf(
      'FROM python:3.13-bookworm\nWORKDIR /app\nRUN apt-get update && apt-get install -y build-essential libpq-dev ffmpeg\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["python", "a.py"]\n',
      'python:3.13-slim-bookworm',
    );
    expect(text).toContain('RUN python -m venv /opt/venv\nENV PATH="/opt/venv/bin:$PATH"\nRUN pip install');
    expect(text?.split('\n\n')[1]).toContain('apt-get install -y --no-install-recommends libpq5 ffmpeg &&');
  });

  test('Go that leaves cgo as it is is linked statically for a base without a C library', async () => {
    const plan = await planOf(
      'FROM golang:1.26\nWORKDIR /src\nCOPY . .\nRUN GOOS=linux go build -o /server .\nCMD ["/server"]\n',
      'gcr.io/distroless/static-debian13:nonroot',
    );
    expect(plan?.proof.isProved).toBe(true);
    expect(plan?.text).toContain('RUN CGO_ENABLED=0 GOOS=linux go build');
  });
});

describe('stages that build move along', () => {
  test('to the release and C library of the new base', async () => {
    const plan = await planOf(
      'FROM node:20 AS deps\nWORKDIR /app\nCOPY . .\nRUN npm ci\nFROM node:20-slim\nCOPY --from=deps /app /app\nCMD ["node", "/app/a.js"]\n',
      'gcr.io/distroless/nodejs22-debian13:latest',
    );
    expect(plan?.proof.isProved).toBe(true);
    expect(plan?.text).toMatch(/^FROM node:22\S* AS deps\n/);
  });

  test('to one that links statically, where the new base has no C library', async () => {
    const plan = await planOf(
      'FROM rust:1.98 AS b\nWORKDIR /app\nCOPY . .\nRUN cargo build --release\nFROM debian:trixie-slim\nCOPY --from=b /app/target/release/x /x\nCMD ["/x"]\n',
      'gcr.io/distroless/static-debian13:latest',
    );
    expect(plan?.proof.isProved).toBe(true);
    expect(plan?.text).toMatch(/^FROM rust:\S*-alpine\S* AS b\n/);
  });
});

describe('what cannot be split is not', () => {
  test.each([
    ['no directory of its own', 'FROM node:22\nCOPY . .\nRUN npm ci\nCMD ["node", "a.js"]\n'],
    [
      'a directory whose name an instruction reads otherwise',
      'FROM node:22\nWORKDIR /a$b\nENV b=\nWORKDIR "/my app"\nCOPY . .\nRUN npm ci\nCMD ["node", "a.js"]\n',
    ],
    [
      'a file that goes nobody knows where',
      'FROM node:22\nARG TO\nWORKDIR /app\nCOPY . .\nCOPY more $TO/\nRUN npm ci\nCMD ["node", "a.js"]\n',
    ],
    ['a service of the base', 'FROM nginx:1.31\nCOPY site /usr/share/nginx/html\n'],
    ['what starts is not made here', 'FROM golang:1.26\nCOPY run /run.sh\nRUN go vet\nCMD ["/run.sh"]\n'],
    ['a base for others', 'FROM node:22\nWORKDIR /app\nONBUILD COPY . .\nCMD ["node", "a.js"]\n'],
    [
      'an archive without a name',
      'FROM maven:3.9-eclipse-temurin-21\nWORKDIR /a\nCOPY . .\nRUN mvn package\nCMD java -jar target/*.jar\n',
    ],
    [
      'packages by a variable',
      'FROM node:22\nARG P\nWORKDIR /app\nRUN apt-get update && apt-get install -y $P\nCOPY . .\nCMD ["node", "a.js"]\n',
    ],
    [
      'packages of an account',
      'FROM python:3.13\nUSER 1000\nWORKDIR /app\nCOPY . .\nRUN pip install -r r.txt\nCMD ["python", "a.py"]\n',
    ],
    [
      'a build tool that starts it',
      'FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /a\nCOPY . .\nRUN dotnet build\nCMD ["dotnet", "run"]\n',
    ],
  ])('%s', async (_, dockerfile) => {
    expect(await splitOf(dockerfile, 'debian:trixie-slim')).toBeUndefined();
  });

  test('an environment of Python is read by an interpreter at another path', async () => {
    const plan = await planOf(
      'FROM python:3.13\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["python", "a.py"]\n',
      'gcr.io/distroless/python3-debian13:latest',
    );
    expect(plan?.proof.isProved).toBe(true);
    expect(plan?.text).toMatch(
      /ENV PYTHONPATH=\/opt\/venv\/lib\/python3\.13\/site-packages\nCMD \["a\.py"\]\n$/,
    );
  });
});

describe('a Python program that is built in `/`', () => {
  const dockerfile = `FROM python:3.13-slim-trixie
SHELL ["/bin/bash", "-c"]
COPY requirements.txt /tmp/
RUN pip install -r /tmp/requirements.txt
COPY bot.py words.json /
COPY data /srv
USER 1000
CMD ["python", "/bot.py"]
`;

  test('is taken along file by file, and a shell that nothing is handed to is not set again', async () => {
    const plan = await planOf(dockerfile, 'gcr.io/distroless/python3-debian13:nonroot');
    expect(plan).toMatchObject({ kind: 'split', proof: { isProved: true } });
    expect(
      plan?.text.slice(plan.text.indexOf('\n\n') + 2),
    ).toBe(`FROM gcr.io/distroless/python3-debian13:nonroot
ENV PATH="/opt/venv/bin:$PATH"
COPY --from=build /opt/venv /opt/venv
COPY --from=build /bot.py /bot.py
COPY --from=build /srv /srv
COPY --from=build /words.json /words.json
USER 1000
ENV PYTHONPATH=/opt/venv/lib/python3.13/site-packages
CMD ["/bot.py"]
`);
  });

  test('stays whole where not all of it has a name of its own', async () => {
    const plan = await planOf(
      dockerfile.replace('COPY bot.py words.json /', 'COPY . .'),
      'gcr.io/distroless/python3-debian13:nonroot',
    );
    expect(plan?.kind).toBe('in-place');
    expect(plan?.proof.isProved).toBe(false);
  });
});

describe('an environment of the Python of a distribution', () => {
  const dockerfile = (release: string) => `FROM debian:${release}-slim
RUN apt-get update && apt-get install -y python3-venv
RUN python3 -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /srv/app
COPY . .
RUN pip install -r requirements.txt
USER 1000
CMD ["python", "app.py"]
`;

  test('runs on a base with the Python of the same release', async () => {
    const plan = await planOf(dockerfile('trixie'), 'gcr.io/distroless/python3-debian13:nonroot');
    expect(plan).toMatchObject({ kind: 'split', proof: { isProved: true } });
    expect(plan?.text).toContain('FROM debian:trixie-slim AS build\n');
    expect(plan?.text).toContain('\nENTRYPOINT ["python", "app.py"]\n');
    expect(plan?.caveats?.join()).not.toContain('Which release of Python');
  });

  test('is made on the release of the base where the file stands on another', async () => {
    const plan = await planOf(dockerfile('bookworm'), 'gcr.io/distroless/python3-debian13:nonroot');
    expect(plan).toMatchObject({ kind: 'split', proof: { isProved: true } });
    expect(plan?.text).toContain('FROM debian:trixie-slim AS build\n');
    expect(plan?.caveats?.join()).toContain('Which release of Python');
  });

  test('is not proved where Python lies elsewhere', async () => {
    const plan = await planOf(dockerfile('trixie'), 'dhi.io/python:3.13-debian13');
    expect(plan?.proof.isProved).toBe(false);
  });
});

describe('a stage that is shared with what builds', () => {
  const shared = (base: string) => `FROM node:24-trixie-slim AS base
${base}FROM base AS build
COPY . .
RUN npm ci && npm run build
FROM base AS run
COPY --from=build /app/dist ./
CMD ["node", "server.js"]
`;

  test('is left by what runs, which says again what was in force', async () => {
    const before = shared('WORKDIR /app\nENV NODE_ENV=production\n');
    const plan = await planOf(before, 'gcr.io/distroless/nodejs24-debian13:nonroot');
    expect(plan?.kind).toBe('split');
    expect(plan?.proof.isProved).toBe(true);
    expect(plan?.text).toBe(
      before
        .replace(
          'FROM base AS run\n',
          'FROM gcr.io/distroless/nodejs24-debian13:nonroot AS run\nWORKDIR /app\nENV NODE_ENV=production\n',
        )
        .replace('["node", "server.js"]', '["server.js"]'),
    );
  });

  test('is not left where it does more than to set what is in force', async () => {
    const before = shared('WORKDIR /app\nRUN apt-get update && apt-get install -y git\n');
    const plan = await planOf(before, 'gcr.io/distroless/nodejs24-debian13:nonroot');
    expect(plan?.kind).toBe('in-place');
    expect(plan?.proof.isProved).toBe(false);
  });
});
