import { baseName } from '../path/path';
import type { Command } from '../shell/command';
import { isShell } from '../shell/nested';

/**
 * Programs of which it is known that they hand nothing over to another owner but what their arguments say:
 * what they make belongs to whoever runs them.
 */
const keeping = new Set(
  // Of the shell.
  (
    ': [ alias break cd continue echo eval exit export false getopts hash local printf pwd read readonly return set ' +
    'shift shopt test times trap true type ulimit umask unset wait ' +
    // Reading, writing, sorting.
    'arch awk base64 basename blkid cat cksum cmp comm cp cut date dd df diff dirname du env expr file find fold gawk ' +
    'getconf getent grep egrep fgrep gunzip gzip head hostname iconv id join jq yq less ls lscpu md5sum mkdir mkfifo ' +
    'mktemp mv nl nproc od paste patch readlink realpath rm rmdir sed seq sha1sum sha256sum sha512sum shuf sleep sort ' +
    'split stat strings strip sync tac tail tee touch tr truncate tsort tty uname uniq unlink unzip upx wc which whoami ' +
    'xargs xz bzip2 bunzip2 zstd yes envsubst dos2unix column rev ln install tar rsync ' +
    // Owners and modes, read apart.
    'chown chgrp chmod useradd adduser usermod groupadd addgroup groupmod passwd chpasswd deluser userdel delgroup ' +
    // Package managers and what is around them.
    'apt-get apt aptitude apt-cache apt-mark apt-key add-apt-repository dpkg dpkg-query apk dnf microdnf yum tdnf ' +
    'zypper rpm pip pip3 pipx uv poetry pipenv conda npm npx yarn pnpm corepack bun composer gem bundle cargo rustup go ' +
    'dotnet mvn gradle ant nuget luarocks cpan cpanm debconf-set-selections update-alternatives rpm-ostree ' +
    'update-ca-certificates update-ca-trust ldconfig locale-gen localedef dpkg-reconfigure curl wget git gpg ' +
    'docker-php-ext-install docker-php-ext-configure docker-php-ext-enable pecl node python python3 ruby perl php java ' +
    'javac jar jlink jdeps rustc gcc g++ cc clang clang++ cmake ninja tsc esbuild vite next ng prisma keytool openssl ' +
    'a2enmod a2dismod a2ensite a2dissite phpenmod setcap systemctl ln su runuser sudo gosu su-exec'
  ).split(' '),
);

/** Programs that take owners along: where to is to be known. */
const unclear = /^(ln|mv|rsync|tar)$/;

/** Interpreters keep owners with a line or a module of their own, not with a script nobody sees. */
const interpreters = /^(python3?|node|ruby|perl|php|java)$/;

export function keepsOwners(command: Command): boolean {
  const { name, args, input } = command;
  if (name === undefined) return false;
  const program = baseName(name);
  if (/(^|\/)(gradlew|mvnw)$/.test(name)) return true;
  if (name.includes('/') && !/^\/(usr\/)?(local\/)?s?bin\//.test(name)) return false;
  if (isShell(program)) {
    const script = args.findIndex(({ written }) => /^-[a-z]*c$/.test(written));
    if (script !== -1) return args[script + 1]?.text !== undefined;
    return input !== undefined && args.every(({ written }) => written.startsWith('-'));
  }
  if (program === 'eval') return args.every(({ text }) => text !== undefined);
  if (program === '.' || program === 'source') return false;
  if (interpreters.test(program)) return !runsScript(command);
  if (unclear.test(program) && args.some(({ text }) => text === undefined)) return false;
  return keeping.has(program);
}

/** `python -m venv`, `python --version` and `php artisan` keep owners, `python setup.py` may not. */
function runsScript({ args }: Command): boolean {
  const line = args.findIndex(({ written }) => /^-[A-Za-z]*[ce]$|^-(p|r)$/.test(written));
  if (line !== -1) return !isHarmless(args[line + 1]?.text);
  const [first] = args.filter(({ written }) => written === '-m' || !written.startsWith('-'));
  if (!first || first.written === '-m') return false;
  return !/(^|\/)(artisan|manage\.py|console)$/.test(first.written);
}

/** A line of code that speaks of no owner, no mode and no other program. */
function isHarmless(code: string | undefined): boolean {
  return code !== undefined && !/chown|chmod|system|spawn|exec|popen|subprocess/i.test(code);
}
