/** Which package brings a program, by packaging world. `debian` counts for Ubuntu, `alpine` for Wolfi, `rhel` for its kin. */
export type Packaging = 'debian' | 'alpine' | 'rhel';

type Row = readonly [program: string, debian: string, alpine: string, rhel: string];

/** One line a package: programs, then the Debian, Alpine and RHEL package names that bring them; `-` where none does. */
const rows: readonly Row[] = [
  ['curl', 'curl', 'curl', 'curl curl-minimal'],
  ['wget', 'wget', 'wget busybox', 'wget wget1 wget2-wget'],
  ['bash', 'bash', 'bash', 'bash'],
  ['git', 'git', 'git', 'git git-core'],
  ['gcc cc', 'gcc build-essential', 'gcc build-base', 'gcc'],
  ['g++ c++', 'g++ build-essential', 'g++ build-base', 'gcc-c++'],
  ['make', 'make build-essential', 'make build-base', 'make'],
  ['cmake', 'cmake', 'cmake', 'cmake'],
  ['pkg-config', 'pkg-config pkgconf', 'pkgconf pkgconfig', 'pkgconf-pkg-config pkgconf'],
  ['python3', 'python3 python3-minimal', 'python3', 'python3 python3.11 python3.12 python3.9'],
  ['python', 'python-is-python3 python', 'python python3', 'python python3'],
  ['pip pip3', 'python3-pip', 'py3-pip', 'python3-pip'],
  ['node', 'nodejs', 'nodejs nodejs-current', 'nodejs'],
  ['npm npx', 'npm nodejs', 'npm', 'npm nodejs'],
  ['yarn', 'yarn yarnpkg', 'yarn', 'yarnpkg yarn'],
  ['pnpm', '-', 'pnpm', 'pnpm'],
  ['corepack', '-', '-', '-'],
  ['java', 'default-jre default-jre-headless default-jdk openjdk-*', 'openjdk*', 'java-*'],
  ['javac', 'default-jdk openjdk-*-jdk openjdk-*-jdk-headless', 'openjdk*-jdk openjdk*', 'java-*-devel'],
  ['mvn', 'maven', 'maven', 'maven'],
  ['gradle', 'gradle', 'gradle', 'gradle'],
  ['go', 'golang golang-go golang-1*', 'go', 'golang go-toolset'],
  ['cargo rustc', 'cargo rustc rustup', 'cargo rust rustup', 'cargo rust rust-toolset'],
  ['ruby', 'ruby ruby-full', 'ruby', 'ruby'],
  ['php', 'php php-cli php8*', 'php php8* php7*', 'php php-cli'],
  ['perl', 'perl perl-base', 'perl', 'perl perl-interpreter'],
  ['dotnet', 'dotnet-*', 'dotnet*', 'dotnet-*'],
  ['jq', 'jq', 'jq', 'jq'],
  ['unzip', 'unzip', 'unzip busybox', 'unzip'],
  ['zip', 'zip', 'zip', 'zip'],
  ['xz', 'xz-utils', 'xz', 'xz'],
  ['tar', 'tar', 'tar busybox', 'tar'],
  ['gzip', 'gzip', 'gzip busybox', 'gzip'],
  ['bzip2', 'bzip2', 'bzip2 busybox', 'bzip2'],
  ['ps top free uptime', 'procps', 'procps procps-ng busybox', 'procps-ng'],
  ['ping', 'iputils-ping', 'iputils busybox', 'iputils'],
  ['nc', 'netcat netcat-openbsd netcat-traditional', 'netcat-openbsd busybox', 'nmap-ncat nc'],
  ['netstat', 'net-tools', 'net-tools busybox', 'net-tools'],
  ['ss ip', 'iproute2', 'iproute2', 'iproute'],
  ['dig nslookup host', 'dnsutils bind9-dnsutils bind9-host', 'bind-tools', 'bind-utils'],
  ['openssl', 'openssl', 'openssl', 'openssl'],
  ['gpg', 'gnupg gnupg2 gpg', 'gnupg gpg', 'gnupg2'],
  ['ssh scp', 'openssh-client', 'openssh-client openssh openssh-client-default', 'openssh-clients'],
  ['rsync', 'rsync', 'rsync', 'rsync'],
  ['sudo', 'sudo', 'sudo', 'sudo'],
  ['gosu', 'gosu', 'gosu', 'gosu'],
  ['su-exec', '-', 'su-exec', '-'],
  ['tini', 'tini', 'tini', 'tini'],
  ['dumb-init', 'dumb-init', 'dumb-init', 'dumb-init'],
  ['supervisord', 'supervisor', 'supervisor', 'supervisor'],
  ['nginx', 'nginx nginx-light nginx-full', 'nginx', 'nginx nginx-core'],
  ['vim', 'vim', 'vim', 'vim-enhanced vim'],
  ['nano', 'nano', 'nano', 'nano'],
  ['useradd groupadd usermod groupmod userdel', 'passwd', 'shadow', 'shadow-utils'],
  ['adduser addgroup deluser', 'adduser', 'busybox', '-'],
  ['locale-gen', 'locales', '-', '-'],
  ['localedef', 'libc-bin', '-', 'glibc-common'],
  ['update-ca-certificates', 'ca-certificates', 'ca-certificates', '-'],
  ['update-ca-trust', '-', '-', 'ca-certificates'],
  [
    'psql pg_isready',
    'postgresql-client postgresql-client-*',
    'postgresql-client postgresql*-client',
    'postgresql',
  ],
  [
    'mysql mysqladmin',
    'default-mysql-client mariadb-client mysql-client',
    'mysql-client mariadb-client',
    'mysql mariadb',
  ],
  ['redis-cli', 'redis-tools', 'redis', 'redis'],
  ['ffmpeg', 'ffmpeg', 'ffmpeg', 'ffmpeg'],
  ['file', 'file', 'file', 'file'],
  ['less', 'less', 'less busybox', 'less'],
  ['patch', 'patch', 'patch busybox', 'patch'],
  ['socat', 'socat', 'socat', 'socat'],
  ['strace', 'strace', 'strace', 'strace'],
  ['telnet', 'telnet', 'busybox-extras', 'telnet'],
  ['cron crond crontab', 'cron', 'busybox dcron', 'cronie'],
  ['envsubst', 'gettext-base gettext', 'gettext gettext-envsubst', 'gettext gettext-envsubst'],
  ['setcap getcap', 'libcap2-bin', 'libcap libcap-setcap libcap-utils', 'libcap'],
  ['lsof', 'lsof', 'lsof busybox', 'lsof'],
  ['find xargs', 'findutils', 'findutils busybox', 'findutils'],
  ['grep', 'grep', 'grep busybox', 'grep'],
  ['sed', 'sed', 'sed busybox', 'sed'],
  ['awk', 'mawk gawk original-awk', 'gawk busybox', 'gawk'],
  ['which', 'debianutils', 'busybox which', 'which'],
  ['hostname', 'hostname', 'busybox', 'hostname'],
  ['apt-get apt apt-cache', 'apt', '-', '-'],
  ['dpkg', 'dpkg', 'dpkg', '-'],
  ['apk', '-', 'apk-tools', '-'],
  ['dnf', 'dnf', '-', 'dnf dnf5'],
  ['microdnf', '-', '-', 'microdnf dnf5'],
  ['yum', '-', '-', 'yum dnf'],
  ['rpm', 'rpm', 'rpm', 'rpm'],
  ['tdnf', '-', '-', 'tdnf'],
  ['zypper', '-', '-', 'zypper'],
  [
    'ls cat cp mv rm mkdir rmdir chmod chown chgrp ln touch env test date id whoami sleep tail head sort uniq wc cut tr tee dirname basename readlink realpath stat mktemp sha256sum sha512sum md5sum base64 seq timeout nproc install du df uname printenv nohup yes expr true false echo printf pwd tty od nice split paste comm join',
    'coreutils',
    'coreutils busybox',
    'coreutils coreutils-single',
  ],
];

type Providers = Readonly<Record<Packaging, readonly string[]>>;

const providers = new Map<string, Providers>();
/** Package patterns by packaging world, with the programs they bring. */
const brought: Record<Packaging, Map<string, string[]>> = {
  debian: new Map(),
  alpine: new Map(),
  rhel: new Map(),
};

for (const [programs, debian, alpine, rhel] of rows) {
  const row: Providers = { debian: names(debian), alpine: names(alpine), rhel: names(rhel) };
  for (const program of programs.split(' ')) {
    providers.set(program, row);
    for (const packaging of ['debian', 'alpine', 'rhel'] as const) {
      for (const name of row[packaging]) {
        const list = brought[packaging].get(name);
        if (list) list.push(program);
        else brought[packaging].set(name, [program]);
      }
    }
  }
}

/** The few rows whose package name is a pattern. */
const patterns: Record<Packaging, readonly (readonly [string, readonly string[]])[]> = {
  debian: patternsOf('debian'),
  alpine: patternsOf('alpine'),
  rhel: patternsOf('rhel'),
};

function patternsOf(packaging: Packaging): readonly (readonly [string, readonly string[]])[] {
  return [...brought[packaging]].filter(([name]) => name.includes('*'));
}

function names(cell: string): readonly string[] {
  return cell === '-' ? [] : cell.split(' ');
}

function matches(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return pattern === name;
  const [before = '', after = ''] = pattern.split('*');
  return name.startsWith(before) && name.endsWith(after) && name.length >= before.length + after.length;
}

/** Programs that installing a package brings, as far as the table knows. */
export function programsOf(packageName: string, packaging: Packaging): readonly string[] {
  const found = brought[packaging].get(packageName) ?? [];
  const byPattern = patterns[packaging].flatMap(([pattern, programs]) =>
    matches(pattern, packageName) ? programs : [],
  );
  return byPattern.length === 0 ? found : [...found, ...byPattern];
}

/** Programs of coreutils, which BusyBox brings as well. */
export const coreutils: ReadonlySet<string> = new Set(brought.debian.get('coreutils'));

export function isKnownProgram(program: string): boolean {
  return providers.has(program);
}

/** Whether installing `packageName` brings `program`. */
export function brings(packageName: string, program: string, packaging: Packaging): boolean {
  return providers.get(program)?.[packaging].some((pattern) => matches(pattern, packageName)) ?? false;
}

/** Whether the table knows what a package brings, so that it can be said to bring nothing else. */
export function isKnownPackage(packageName: string, packaging: Packaging): boolean {
  if (brought[packaging].has(packageName)) return true;
  return /^(lib.*|.*-(dev|devel|dbg|doc|libs|common|data)|ca-certificates.*|tzdata|locales|gnupg.*|apt-.*|software-properties-common|musl.*|gcompat|libc6-compat|icu-.*|fontconfig|font-.*|ttf-.*|fonts-.*|build-base|build-essential|linux-headers|netbase|shadow|shadow-utils|passwd)$/.test(
    packageName,
  );
}

/** The packaging world of a distribution as the catalog names it. */
export function packagingOf(distribution: string | undefined): Packaging | undefined {
  switch (distribution) {
    case 'debian':
    case 'ubuntu':
      return 'debian';
    case 'alpine':
    case 'wolfi':
    case 'chainguard':
      return 'alpine';
    case 'rhel':
    case 'ubi':
    case 'fedora':
    case 'amazonlinux':
    case 'amazon-linux':
    case 'oraclelinux':
    case 'oracle-linux':
    case 'rockylinux':
    case 'rocky-linux':
    case 'almalinux':
    case 'centos':
    case 'photon':
    case 'azurelinux':
      return 'rhel';
    default:
      return undefined;
  }
}
