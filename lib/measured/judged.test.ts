import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import type { Observation } from '../observe/observation';
import type { Report } from '../report/report';
import { alpineBase, bareBase, debianBase, observationOf, seen, unread } from './observation.fixture';
import { withMeasured } from './overlay';

const catalog = readCatalog();
const today = '2026-11-30';

function judge(dockerfile: string, ...observations: readonly Observation[]): Promise<Report> {
  return analyze({ dockerfile }, withMeasured(catalog, observations), today);
}

/** Rule and severity of what is found. */
function said({ findings }: Report): readonly string[] {
  return findings.map(({ certainty, rule, severity }) => `${rule} ${severity} ${certainty}`);
}

const bare = 'registry.example.com/team/bare:1';
const debian = 'registry.example.com/team/base:1';
const alpine = 'registry.example.com/team/alpine:3';

const goBuild = `FROM golang:1.27-trixie AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=1 go build -o /server .
`;

describe('a base that nobody wrote of, once measured', () => {
  it.each<[string, string, Observation, string]>([
    [
      'no shell for RUN',
      `FROM ${bare}\nRUN echo made > /made\nCMD ["/server"]\n`,
      bareBase,
      'run-without-shell error certain',
    ],
    [
      'no shell for CMD',
      `FROM ${bare}\nCOPY server /server\nCMD /server --port 8080\n`,
      bareBase,
      'command-without-shell error certain',
    ],
    [
      'a program that is not there',
      `FROM ${debian}\nRUN git clone https://example.com/a.git /a\n`,
      debianBase,
      'command-not-found error certain',
    ],
    [
      'a program to start that is not there',
      `FROM ${debian}\nCOPY app.js /app.js\nCMD ["node", "/app.js"]\n`,
      debianBase,
      'command-not-found error certain',
    ],
    [
      'a user that is not there',
      `FROM ${debian}\nCOPY server /server\nUSER deploy\nCMD ["/server"]\n`,
      debianBase,
      'user-not-found error certain',
    ],
    [
      'a group that is not there',
      `FROM ${debian}\nCOPY server /server\nUSER svc:deploy\nCMD ["/server"]\n`,
      debianBase,
      'user-not-found error certain',
    ],
    [
      'the package manager of others',
      `FROM ${debian}\nRUN apk add --no-cache curl\n`,
      debianBase,
      'package-manager-not-found error certain',
    ],
    [
      'the package manager of others, on Alpine',
      `FROM ${alpine}\nRUN apt-get update && apt-get install -y curl\n`,
      alpineBase,
      'package-manager-not-found error certain',
    ],
    [
      'an account with a number that is taken',
      `FROM ${debian}\nRUN useradd --uid 1500 deploy\n`,
      debianBase,
      'account-taken error',
    ],
    [
      'package lists that are not there',
      `FROM ${debian}\nRUN apt-get install -y curl\n`,
      debianBase,
      'package-lists-missing error certain',
    ],
    [
      'musl under a program for glibc',
      `${goBuild}\nFROM ${alpine}\nCOPY --from=build /server /server\nUSER 1000\nCMD ["/server"]\n`,
      alpineBase,
      'libc-mismatch error',
    ],
  ])('%s', async (_, dockerfile, observation, expected) => {
    const before = await judge(dockerfile);
    expect(said(before).some((each) => each.startsWith(expected))).toBe(false);
    const report = await judge(dockerfile, observation);
    expect(said(report)).toContainEqual(expect.stringContaining(expected));
  });

  it('asks an old C library for what a new one has', async () => {
    const old = observationOf('registry.example.com/team/old:1', {
      facts: { libc: seen({ family: 'glibc', version: '2.31' }, '/lib/x86_64-linux-gnu/libc.so.6') },
    });
    const dockerfile = `FROM rust:1.98-trixie AS build
WORKDIR /src
COPY . .
RUN cargo build --release

FROM registry.example.com/team/old:1
COPY --from=build /src/target/release/ledger /ledger
USER 1000
ENTRYPOINT ["/ledger"]
`;
    expect(said(await judge(dockerfile))).not.toContainEqual(expect.stringContaining('glibc-too-old'));
    const report = await judge(dockerfile, old);
    expect(said(report)).toContainEqual(expect.stringContaining('glibc-too-old error'));
  });

  it('has no library that a program asks for, and has another', async () => {
    const dockerfile = (base: string) => `FROM gcc:16-trixie AS build
COPY main.cpp /src/
RUN g++ -O2 -o /router /src/main.cpp

FROM ${base}
COPY --from=build /router /router
USER 1000
CMD ["/router"]
`;
    const bareReport = await judge(dockerfile(bare), bareBase);
    expect(said(bareReport)).toContainEqual('shared-library-missing error certain');
    const report = await judge(dockerfile(debian), debianBase);
    expect(said(report)).not.toContainEqual(expect.stringContaining('shared-library-missing'));
  });

  it('has no certificates for a program that needs them', async () => {
    const dockerfile = (base: string) => `FROM golang:1.27 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM ${base}
COPY --from=build /server /server
USER 65532
ENTRYPOINT ["/server", "--upstream", "https://api.example.com"]
`;
    expect(said(await judge(dockerfile(bare), bareBase))).toContainEqual(
      expect.stringContaining('ca-certificates-missing'),
    );
    expect(said(await judge(dockerfile(debian), debianBase))).not.toContainEqual(
      expect.stringContaining('ca-certificates-missing'),
    );
  });

  it.each<[string, string, Observation]>([
    [
      'programs of the base',
      `FROM ${debian}\nRUN grep -q svc /etc/passwd && mkdir -p /srv/app\nUSER svc\nCMD ["sleep", "60"]\n`,
      debianBase,
    ],
    [
      'packages after an update',
      `FROM ${debian}\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\nUSER www-data:svc\nCMD ["curl", "https://example.com"]\n`,
      debianBase,
    ],
    ['what lies outside of PATH', `FROM ${debian}\nUSER svc\nCMD ["/opt/team/bin/server"]\n`, debianBase],
    [
      'applets of BusyBox',
      `FROM ${alpine}\nRUN adduser -D app && wget -q https://example.com/a -O /a\nUSER app\nCMD ["sleep", "60"]\n`,
      alpineBase,
    ],
    [
      'a static program',
      `FROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /server .\n\nFROM ${bare}\nCOPY --from=build /server /server\nCMD ["/server"]\n`,
      bareBase,
    ],
  ])('nothing fails of %s', async (_, dockerfile, observation) => {
    const report = await judge(dockerfile, observation);
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(report.summary.verdict).not.toBe('not-known');
  });

  it('is not known further than it was read', async () => {
    const facts = {
      shells: unread,
      programs: unread,
      accounts: unread,
      libraries: unread,
      packageManagers: unread,
    };
    const dockerfile = `FROM ${debian}\nRUN git --version\nUSER deploy\nCMD ["/bin/server"]\n`;
    const report = await judge(dockerfile, observationOf(debian, { facts }));
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is there likely not in a directory that the file alone names in PATH', async () => {
    const dockerfile = `FROM ${debian}\nENV PATH=/opt/team/bin:$PATH\nRUN git --version\n`;
    const report = await judge(dockerfile, debianBase);
    expect(said(report)).toContainEqual(expect.stringContaining('command-not-found'));
    expect(said(report)).not.toContainEqual('command-not-found error certain');
  });

  it('counts by digest', async () => {
    const dockerfile = `FROM registry.example.com/team/base@${debianBase.index}\nRUN git --version\n`;
    expect(said(await judge(dockerfile, debianBase))).toContainEqual('command-not-found error certain');
  });

  it('counts on the platform it was measured on alone', async () => {
    const dockerfile = `FROM ${debian}\nRUN git --version\n`;
    const overlay = withMeasured(catalog, [debianBase]);
    const report = await analyze({ dockerfile, platform: 'linux/arm64' }, overlay, today);
    expect(report.notKnown.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('is not in the catalog'),
    );
    expect(said(report)).not.toContainEqual(expect.stringContaining('command-not-found'));
  });

  it('stands in its own ranking, and changes that of no other file', async () => {
    const dockerfile = `FROM ${debian}\nCOPY server /server\nUSER 1000\nCMD ["/server"]\n`;
    const overlay = withMeasured(catalog, [debianBase]);
    const own = (await analyze({ dockerfile }, overlay, today)).recommendations.find(
      ({ reference }) => reference === debian,
    );
    expect(own).toMatchObject({
      entry: false,
      verdict: 'runs-as-is',
      known: { compressedSize: 32_300_000, shell: true },
    });
    const other = { dockerfile: 'FROM debian:trixie-slim\nCMD ["sleep", "60"]\n' };
    expect(await analyze(other, overlay, today)).toEqual(await analyze(other, catalog, today));
  });
});
