import type { Command } from '../../shell/command';
import type { Step } from '../../stages/stage';

/** Whether a RUN may put files of a project anywhere. */
export function mayMakeFiles({ run }: Step): boolean {
  if (!run) return false;
  return (run.language !== 'shell' && run.language !== 'exec') || !run.script.commands.every(isHarmless);
}

/** Commands that put no file of a project anywhere. */
const harmless =
  /^(:|true|set|cd|export|echo|printf|test|\[|mkdir|rm|rmdir|chmod|chown|ls|pwd|sleep|apt-get|apt|apk|dnf|microdnf|yum|tdnf|dpkg|update-ca-certificates|ldconfig|locale-gen|useradd|groupadd|adduser|addgroup|usermod|corepack|rustup|a2enmod|docker-php-ext-(install|configure|enable)|pecl)$/;

export function isHarmless({ args, name, redirects }: Command): boolean {
  if (redirects.some(({ target }) => target.text === undefined || !/^\/(dev|etc|tmp)\//.test(target.text)))
    return false;
  if (name === undefined) return false;
  if (harmless.test(name)) return true;
  const words = args.map(({ written }) => written);
  if (/^pip3?$/.test(name)) return words[0] === 'install';
  if (name === 'npm')
    return words[0] === 'config' || words.some((word) => word === '-g' || word === '--global');
  return name === 'gem' && words[0] === 'install';
}
