import { linesOf, textOf } from './bytes';
import type { ObservedFacts } from './observation';
import { defineObserver, type Observer } from './observer';
import { findFirst, seen, unseen, wholeWithin } from './seen';

type Release = Exclude<Extract<ObservedFacts['os'], { known: true }>['value'], 'none'>;

const bound = 64 * 1024;
const longest = 500;

/** https://www.freedesktop.org/software/systemd/man/latest/os-release.html */
export const os: Observer<'os', Release> = defineObserver({
  id: 'os',
  looksAt: (file) => (file.path.endsWith('os-release') ? wholeWithin(bound, file) : 0),
  notes: (_file, bytes) => releaseOf(textOf(bytes)),
  read(root) {
    const found = findFirst(root, os, ['/etc/os-release', '/usr/lib/os-release'], bound);
    if (found.is === 'unseen') return unseen(found.because);
    return found.is === 'absent' ? seen('none', []) : seen(found.note, [found.path]);
  },
});

/** What an os-release says of its system; one that does not name it is `linux`. */
function releaseOf(text: string): Release {
  const values = assignments(text);
  const version = values.get('VERSION_ID');
  const name = values.get('PRETTY_NAME') ?? values.get('NAME');
  const codename = values.get('VERSION_CODENAME');
  return {
    id: values.get('ID') || 'linux',
    ...(version ? { version } : {}),
    ...(name ? { name } : {}),
    ...(codename ? { codename } : {}),
  };
}

/** `NAME=value` of each line as a shell reads it, without expansion; the last of a name counts. */
export function assignments(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of linesOf(text)) {
    const trimmed = line.trim();
    const equals = trimmed.indexOf('=');
    if (equals <= 0 || trimmed.startsWith('#')) continue;
    const value = unquoted(trimmed.slice(equals + 1, equals + 1 + 2 * longest));
    if (value.length <= longest) values.set(trimmed.slice(0, equals), value);
  }
  return values;
}

/** In double quotes and outside of any, a backslash takes its meaning from the next character. */
function unquoted(value: string): string {
  let quote = '';
  let result = '';
  for (let at = 0; at < value.length; at += 1) {
    const letter = value[at] ?? '';
    if (letter === quote) quote = '';
    else if (quote === '' && (letter === '"' || letter === "'")) quote = letter;
    else if (letter === '\\' && quote !== "'") {
      at += 1;
      const next = value[at] ?? '';
      result += quote === '"' && !'$"\\`'.includes(next) ? `\\${next}` : next;
    } else result += letter;
  }
  return result;
}
