import { type Asked, defaultPlatform } from '../options';

/** The command that reads the same file with the same options. */
export function fixCommandLine(file: string, { target, buildArg, platform, context, alone }: Asked): string {
  const options = [
    ...(target === undefined ? [] : ['--target', target]),
    ...[...buildArg].flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    ...(platform === defaultPlatform ? [] : ['--platform', platform]),
    ...(context === undefined ? [] : ['--context', context]),
    ...(alone === true ? ['--alone'] : []),
  ];
  const path = file.startsWith('-') && file !== '-' ? `./${file}` : file;
  return ['plinth', 'fix', path, ...options].map(quoted).join(' ');
}

/** A word as a shell reads it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
