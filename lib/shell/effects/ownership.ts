import { baseName } from '../../path/path';
import { flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect } from '../effect';
import { certaintyOf, type Family, pathOf } from './family';

/** chmod(1), chown(1), chgrp(1), setcap(8). */
export const ownership: Family = {
  programs: ['chmod', 'chown', 'chgrp', 'setcap'],
  effects: ownershipEffects,
};

function ownershipEffects(command: Command): Effect[] {
  const name = baseName(command.name);
  const recursive = command.args.some(
    ({ written }) => /^-[A-Za-z]*R/.test(written) || written === '--recursive',
  );
  // A mode may look like an option: `chmod -x file`.
  const isMode = name === 'chmod' ? /^-[rwxXst,]+$/ : /^$/;
  const mode = command.args.find(({ written }) => isMode.test(written));
  const operands = flagsOf(command.args.filter((word) => word !== mode)).operands;
  const [value, ...paths] = mode ? [mode, ...operands] : operands;
  if (value === undefined || command.args.some(({ written }) => written.startsWith('--reference'))) return [];
  return paths.flatMap((word): Effect[] => {
    const path = pathOf(command, word.text);
    if (path === undefined) return [];
    const common = { path, recursive, span: command.span, certainty: certaintyOf(command, [value, word]) };
    if (name === 'chown') return [{ kind: 'owner-changed', value: value.written, ...common }];
    if (name === 'chgrp') return [{ kind: 'owner-changed', value: `:${value.written}`, ...common }];
    return [{ kind: 'mode-changed', value: value.written, ...common }];
  });
}
