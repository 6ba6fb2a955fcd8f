import { readFileSync } from 'node:fs';
import type { Explanation } from '../lib/explain/explanation';
import { maximumOutputBytes } from '../lib/explain/output';
import { certaintyWords, severityNames } from '../lib/report/words';
import { lineWords } from '../lib/text/range';
import { visibleExcept } from '../lib/text/visible';
import { InputError } from './input';

/** The message as it is given, or all of standard input for `-`. Throws InputError. */
export function readMessage(given: string): string {
  let text = given;
  if (given === '-') {
    try {
      text = readFileSync(0, 'utf8');
    } catch (cause) {
      throw new InputError('standard input: it cannot be read', { cause });
    }
  }
  const bytes = Buffer.byteLength(text);
  if (bytes >= maximumOutputBytes)
    throw new InputError(
      `the message: ${bytes} bytes are too many; give the lines around the error alone, less than 256 KiB`,
    );
  if (text.trim() === '') throw new InputError('the message: it is empty');
  return text;
}

/** An explanation for a terminal: what of the file explains the message, then the rules that know it. */
export function explanationText({ findings, rules, text }: Explanation): string {
  const lines = [plain(text), ''];
  for (const { finding, symptom } of findings ?? []) {
    const { certainty, message: said, range, remedy, rule, severity } = finding;
    lines.push(
      `${lineWords(range)}: ${severityNames[severity].toLowerCase()}, ${certaintyWords[certainty]} (${rule})`,
      `  ${plain(said)}`,
      `  ${plain(remedy)}`,
      ...(symptom === undefined ? [] : [`  known by: ${symptom}`]),
      '',
    );
  }
  for (const { line, remedy, rule, symptom, title } of rules) {
    if (findings?.some(({ finding }) => finding.rule === rule)) continue;
    lines.push(
      `${plain(title)} (${rule})`,
      `  seen in: ${line}`,
      `  known by: ${symptom}`,
      `  ${plain(remedy)}`,
      '',
    );
  }
  return visibleExcept('\n', `${lines.join('\n').trimEnd()}\n`);
}

function plain(text: string): string {
  return text.replaceAll('`', '');
}
