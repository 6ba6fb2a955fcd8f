import type { Recognized } from '../words/other-file';
import { plainNames } from './names';

/** A pipeline of Jenkins: declared in a block of that name, or a script with stages. */
export function jenkinsfileIn(text: string): Recognized | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const isDeclared = lines.some((line) => /^pipeline[ \t]*\{/.test(line));
  const isScript =
    lines.some((line) => /^node(?:[ \t]*\([^)]*\))?[ \t]*\{/.test(line)) &&
    lines.some((line) => /^stage[ \t]*\(/.test(line));
  if (!isDeclared && !isScript) return undefined;
  const dockerfiles: string[] = [];
  const images: string[] = [];
  for (const line of lines) {
    if (/^dockerfile true\b/.test(line)) dockerfiles.push('Dockerfile');
    if (/^filename\s/.test(line)) dockerfiles.push(quotedIn(line));
    if (/^image\s/.test(line)) images.push(quotedIn(line));
    if (/^docker\s+["']/.test(line)) images.push(quotedIn(line));
  }
  return { kind: 'jenkinsfile', dockerfiles: plainNames(dockerfiles), images: plainNames(images) };
}

function quotedIn(line: string): string {
  return (
    /"([^"]*)"|'([^']*)'/
      .exec(line)
      ?.slice(1)
      .find((each) => each !== undefined) ?? ''
  );
}
