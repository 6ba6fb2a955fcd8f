import type { Command } from '../command';
import type { Certainty, Effect, ExecutableBuilt } from '../effect';

type Details = Pick<ExecutableBuilt, 'language' | 'linkage' | 'reason'> &
  Partial<Omit<ExecutableBuilt, 'kind'>> & { readonly certainty: Certainty };

/** An `executable-built` effect; what is not given is not known. */
export function executable(command: Command, details: Details): Effect {
  return {
    kind: 'executable-built',
    path: undefined,
    directory: undefined,
    libc: undefined,
    libraries: [],
    architecture: undefined,
    os: undefined,
    timeZoneDataInside: false,
    span: command.span,
    ...details,
  };
}

type Target = Pick<ExecutableBuilt, 'architecture' | 'os' | 'libc'>;

const architectures: readonly (readonly [RegExp, string])[] = [
  [/^(x86_64|amd64|x64)$/, 'amd64'],
  [/^(aarch64|arm64)/, 'arm64'],
  [/^(arm\w*|thumbv?\d\w*)$/, 'arm'],
  [/^(i[3-6]86|x86|ia32)$/, '386'],
  [/^(powerpc64le|ppc64le|ppc64el)$/, 'ppc64le'],
  [/^s390x$/, 's390x'],
  [/^riscv64/, 'riscv64'],
  [/^loongarch64$/, 'loong64'],
];

export function architectureOf(name: string): string | undefined {
  return architectures.find(([pattern]) => pattern.test(name))?.[1];
}

/** Reads a triple: `aarch64-unknown-linux-musl`, `x86_64-linux-gnu`. */
export function targetOf(triple: string | undefined): Target {
  if (triple === undefined) return { architecture: undefined, os: undefined, libc: undefined };
  const [first = '', ...rest] = triple.split('-');
  const tail = rest.join('-');
  const os = /linux/.test(tail)
    ? 'linux'
    : /windows|mingw/.test(tail)
      ? 'windows'
      : /darwin|apple|macos/.test(tail)
        ? 'darwin'
        : undefined;
  const libc = /musl/.test(tail) ? 'musl' : /gnu/.test(tail) && os === 'linux' ? 'glibc' : undefined;
  return { architecture: architectureOf(first), os, libc };
}
