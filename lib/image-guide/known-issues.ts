import { isRoot } from '../account/account';
import type { CatalogImage } from '../catalog/image';
import { baseName } from '../path/path';
import { hasMusl, languageOf } from './recipes/recipe';

/** Something people trip over on an image, with where they did. */
export type KnownIssue = {
  readonly text: string;
  /** An issue or document where it was met. */
  readonly source: string;
  /** The rule that finds it in a Dockerfile. */
  readonly rule?: string;
};

type Known = KnownIssue & { applies(image: CatalogImage): boolean };

function hasNoShell({ facts }: CatalogImage): boolean {
  return facts.shell.known && facts.shell.value === 'none';
}

function hasNoPackageManager({ facts }: CatalogImage): boolean {
  return facts.packageManagers.known && facts.packageManagers.value.length === 0;
}

function isNotRoot({ facts }: CatalogImage): boolean {
  return facts.user.known && !isRoot(facts.user.value);
}

function lacks(image: CatalogImage, facet: 'caCertificates' | 'timeZoneData' | 'tmp' | 'passwd'): boolean {
  const fact = image.facts[facet];
  return fact.known && !fact.value;
}

/** Path of the interpreter the image itself starts. */
function startsInterpreter({ facts }: CatalogImage, name: string): boolean {
  return facts.entrypoint.known && baseName(facts.entrypoint.value[0]).startsWith(name);
}

function issue(repository: string, number: number): string {
  return `https://github.com/${repository}/issues/${number}`;
}

const issues: readonly Known[] = [
  {
    text: 'A dynamically linked program does not start: “no such file or directory” means its loader, not the program.',
    source: issue('GoogleContainerTools/distroless', 562),
    rule: 'dynamic-binary-without-loader',
    applies: ({ facts }) => facts.libc.known && facts.libc.value.family === 'none',
  },
  {
    text: 'CMD and ENTRYPOINT must be JSON arrays: in shell form they ask for /bin/sh.',
    source: issue('GoogleContainerTools/distroless', 745),
    rule: 'command-without-shell',
    applies: hasNoShell,
  },
  {
    text: 'A health check that calls curl or wget fails: let the program check itself, or the orchestrator.',
    source: issue('GoogleContainerTools/distroless', 183),
    rule: 'healthcheck-without-shell',
    applies: hasNoShell,
  },
  {
    text: 'Packages are installed in another stage and copied over; there is no package manager here.',
    source: issue('GoogleContainerTools/distroless', 891),
    rule: 'package-manager-not-found',
    applies: hasNoPackageManager,
  },
  {
    text: 'The entrypoint already is node: CMD names the file only, or node looks for a file called node.',
    source: issue('GoogleContainerTools/distroless', 1558),
    rule: 'entrypoint-repeated',
    applies: (image) => startsInterpreter(image, 'node'),
  },
  {
    text: 'The entrypoint already is java: CMD gives its arguments only.',
    source: issue('GoogleContainerTools/distroless', 745),
    rule: 'entrypoint-repeated',
    applies: (image) => startsInterpreter(image, 'java'),
  },
  {
    text: 'Node is at /nodejs/bin/node and not on PATH: a health check names it in full.',
    source: issue('GoogleContainerTools/distroless', 1773),
    applies: ({ facts }) => facts.entrypoint.known && facts.entrypoint.value[0] === '/nodejs/bin/node',
  },
  {
    text: 'It does not start as root: USER root before installing anything, and back to a number after.',
    source: issue('chainguard-images/images', 298),
    rule: 'package-manager-without-root',
    applies: (image) => isNotRoot(image) && !hasNoPackageManager(image),
  },
  {
    text: 'The program may not write where root owns: COPY --chown a directory made for it.',
    source: issue('GoogleContainerTools/distroless', 427),
    rule: 'not-writable-by-user',
    applies: isNotRoot,
  },
  {
    text: 'USER by name fails, there is no user list: write a number.',
    source: issue('spiffe/spire', 3702),
    rule: 'user-not-found',
    applies: (image) => lacks(image, 'passwd'),
  },
  {
    text: 'TLS connections fail with “certificate signed by unknown authority” until you bring certificates.',
    source: 'https://github.com/harshavardhana/s3www/pull/7',
    rule: 'ca-certificates-missing',
    applies: (image) => lacks(image, 'caCertificates'),
  },
  {
    text: 'Time zones are missing: programs say “unknown time zone” or quietly use UTC.',
    source: issue('docker-library/golang', 477),
    rule: 'time-zone-data-missing',
    applies: (image) => lacks(image, 'timeZoneData'),
  },
  {
    text: 'There is no /tmp, for root neither.',
    source: issue('vmware/govmomi', 2045),
    rule: 'temporary-directory-missing',
    applies: (image) => lacks(image, 'tmp'),
  },
  {
    text: 'Node modules with binaries for glibc do not load; install them on the same C library.',
    source: issue('nodejs/docker-node', 692),
    rule: 'libc-mismatch',
    applies: (image) => hasMusl(image) && languageOf(image, 'nodejs') !== undefined,
  },
  {
    text: 'Python packages without a wheel for musl are compiled, which takes long or fails.',
    source: issue('docker-library/docs', 904),
    rule: 'musl-caveats',
    applies: (image) => hasMusl(image) && languageOf(image, 'python') !== undefined,
  },
  {
    text: 'Java libraries that unpack native code for glibc fail to load it.',
    source: issue('netty/netty-tcnative', 152),
    rule: 'musl-caveats',
    applies: (image) => hasMusl(image) && languageOf(image, 'java') !== undefined,
  },
  {
    text: 'Names are looked up in another way than with glibc, which shows in Kubernetes with its search domains.',
    source: issue('k3s-io/k3s', 6561),
    rule: 'musl-caveats',
    applies: hasMusl,
  },
];

/** What people stumble over on this image, as far as its known facts say so. */
export function knownIssuesOf(image: CatalogImage): readonly KnownIssue[] {
  return issues
    .filter(({ applies }) => applies(image))
    .map(({ text, source, rule }) => ({ text, source, ...(rule && { rule }) }));
}
