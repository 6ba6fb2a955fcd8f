import { analyze } from '../../lib/analyze';
import { readCatalog } from '../../lib/catalog/files';
import { differenceOf } from '../../lib/difference/difference';
import { differenceAs } from '../../lib/render/difference';
import { readSettings } from '../configuration';
import { type Input, readInput } from '../input';
import type { Asked } from '../options';
import { today } from '../today';
import { requestWith } from './requested';

export type AskedToDiff = Asked & { readonly format: string };

/** `plinth diff`: what changes between two Dockerfiles. */
export async function diffCommand(old: string, file: string, asked: AskedToDiff): Promise<void> {
  const catalog = readCatalog();
  const inputs = [readInput(old), readInput(file)] as const;
  const settingsOf = readSettings(asked.config);
  // What comes on standard input is another state of the file that is named: what is beside that counts for both.
  const requestAt = (path: string, input: Input) => requestWith(path, input, asked, settingsOf(path));
  const [before, after] = await Promise.all([
    analyze(requestAt(old === '-' ? file : old, inputs[0]), catalog, today),
    analyze(requestAt(file === '-' ? old : file, inputs[1]), catalog, today),
  ]);
  const difference = differenceOf({ report: before }, { report: after }, catalog, today);
  const setting = { before: inputs[0].name, after: inputs[1].name, address: undefined };
  process.stdout.write(differenceAs(asked.format, difference, setting));
  process.exitCode = difference.findings.new.some(({ severity }) => severity === 'error') ? 1 : 0;
}
