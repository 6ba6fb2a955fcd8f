const system = /^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.-]*)((?:\+[A-Za-z0-9_.-]+)*)\))?$/;
const component = /^[A-Za-z0-9_.-]+$/;
const alone = new Set(
  (
    'aix android darwin dragonfly freebsd hurd illumos ios js linux macos nacl netbsd openbsd plan9 solaris windows zos ' +
    '386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 ' +
    'mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm i386 x86_64 x86-64 aarch64 armhf armel'
  ).split(' '),
);

/** What is wrong with a platform, undefined if nothing is; the grammar of https://github.com/containerd/platforms */
export function checkPlatform(text: string): string | undefined {
  const refused = `failed to parse platform ${text}`;
  if (text.includes('*')) return `${refused}: wildcards are not supported`;
  const parts = text.split('/');
  const [first = '', ...rest] = parts;
  const match = system.exec(first);
  if (match === null) return `${refused}: "${first}" is an invalid OS component`;
  const wrong = rest.slice(0, 2).find((part) => !component.test(part));
  if (wrong !== undefined) return `${refused}: "${wrong}" is an invalid component`;
  if (parts.length > 3) return `${refused}: cannot parse platform specifier`;
  if (parts.length > 1) return undefined;
  const isKnown = alone.has((match[1] ?? '').toLowerCase()) || alone.has(first.toLowerCase());
  return isKnown ? undefined : `${refused}: unknown operating system or architecture`;
}
