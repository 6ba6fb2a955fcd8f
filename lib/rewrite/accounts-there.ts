import { accountClashesIn, type Clash } from '../ownership/account-clash';
import { readAccount } from '../ownership/registering';
import { type Carrying, stagesMoved } from './carrying';
import type { Cure } from './draft';
import { removalOf } from './needless-runs';

/** Commands that make accounts and groups which the new base has, where these are no less than what they ask for. */
export function accountsThereCures(carrying: Carrying): readonly Cure[] {
  const { idAt, inspection, to } = carrying;
  return stagesMoved(carrying).flatMap((stage): readonly Cure[] => {
    const clashes = accountClashesIn(inspection.contents.view(stage.index)).filter(isEnough);
    const gone = new Set(clashes.map(({ command }) => command));
    const steps = stage.steps.filter(({ run }) => clashes.some((clash) => clash.run === run));
    const removals = steps.map((step) =>
      step.run && step.replayedFrom === undefined
        ? removalOf(inspection.dockerfile.text, { step, run: step.run, gone })
        : undefined,
    );
    const [first] = steps;
    if (first === undefined || removals.includes(undefined)) return [];
    const had = [...new Set(clashes.map(named))].join(' and ');
    const because = `\`${to.reference}\` has ${had} already, which cannot be made a second time.`;
    const id = idAt('accounts-there', first.instruction.span.start);
    return [
      {
        cause: { id, rule: 'account-taken', safety: 'review', because },
        edits: removals.flatMap((edits) => edits ?? []),
      },
    ];
  });
}

function named({ holder: { id, name }, kind }: Clash): string {
  const number = id === undefined ? '' : ` with the number ${id}`;
  return `the ${kind === 'user' ? 'account' : 'group'} \`${name}\`${number}`;
}

/** No other number, group, home or password is asked for; its shell counts for nobody whom USER names. */
function isEnough({ asked, command, holder, maker, over, run }: Clash): boolean {
  if (over !== 'name' || holder.isOfFile || asked.does !== 'add' || run.language !== 'shell') return false;
  // What is not certain may be another number.
  if (command.args.some(({ text }) => text === undefined)) return false;
  if (asked.id !== undefined && asked.id !== holder.id) return false;
  if (command.pipe !== undefined || command.redirects.length > 0 || command.wrappers.length > 0) return false;
  if (asked.kind === 'group') return true;
  const read = readAccount(command, maker);
  if (read.has(...others)) return false;
  return read.all(...groups).every(({ value }) => value === holder.name);
}

const others = ['-b', '--base-dir', '-d', '--home-dir', '--home', '-h', '-p', '--password'];
const groups = ['-g', '--gid', '-G', '--groups', '--ingroup'];
