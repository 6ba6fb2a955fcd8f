import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { effectsOf } from '../effects';
import { parseScript } from '../parse';
import { summaryOf } from './summary';

/**
 * The cases lie in `cases/*.txt`: a line that starts with `$ ` is a script (`\n` a line end),
 * the indented lines below are its effects, one each, in order.
 */
const folder = fileURLToPath(new URL('cases', import.meta.url));

const variables = new Map<string, string | undefined>([
  ['HOME', '/root'],
  ['VERSION', '1.2'],
  ['TARGETARCH', undefined],
  ['PATH', '/usr/local/go/bin:/usr/bin:/bin'],
]);

function effectsIn(script: string): string[] {
  const parsed = parseScript(script, { directory: '/src', variables, shell: ['/bin/sh', '-c'] });
  return effectsOf(parsed, { platform: 'linux/amd64' }).map(summaryOf);
}

function casesIn(file: string): [string, string[]][] {
  const cases: [string, string[]][] = [];
  for (const line of readFileSync(`${folder}/${file}`, 'utf8').split('\n')) {
    if (line.startsWith('$ ')) cases.push([line.slice(2).replaceAll('\\n', '\n'), []]);
    else if (line.startsWith('  ')) cases.at(-1)?.[1].push(line.slice(2));
    else if (line !== '' && !line.startsWith('#'))
      throw new Error(`${file}: neither script nor effect: ${line}`);
  }
  return cases;
}

for (const file of readdirSync(folder)) {
  describe(file, () => {
    test.each(casesIn(file))('%s', (script, expected) => {
      expect(effectsIn(script)).toEqual(expected);
    });
  });
}
