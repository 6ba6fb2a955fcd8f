import type { StageView } from '../contents/contents';
import { valueOf } from '../fact/fact';
import { baseName } from '../path/path';
import { droppedFrom, insteadOf } from '../programs/dropped';
import { packagesAt } from '../programs/packages';
import { programAt } from '../programs/program';
import { type Table, table } from '../text/table';
import type { AnswerReason } from '../words/answer';

/** Programs that do much the same, with other options. */
const alternatives: Table<string> = table({
  useradd: 'adduser',
  groupadd: 'addgroup',
  adduser: 'useradd',
  addgroup: 'groupadd',
  curl: 'wget',
  wget: 'curl',
  bash: 'sh',
  python: 'python3',
});

/** How a stage comes by a program it lacks, as the beginning of a sentence: "Install `shadow`, which brings `useradd`". */
export function waysToGet(view: StageView, program: string): string {
  const managers = view.image && valueOf(view.image.facts.packageManagers);
  if (managers === undefined || managers.length === 0) return `Copy \`${program}\` from a stage that has it`;
  const packages = packagesAt(view);
  if (packages?.bringing(program, false)?.programs.has(program)) return `Install \`${program}\``;
  const holders = packages?.withProgram(program) ?? [];
  const holder = holders.find((name) => name.startsWith(program)) ?? holders[0];
  if (holder === undefined) return `Install what brings \`${program}\``;
  return holders.length === 1
    ? `Install \`${holder}\`, which brings \`${program}\``
    : `Install what brings \`${program}\`, such as \`${holder}\``;
}

/** What to do about a program that is not there. */
export function adviceFor(
  view: StageView,
  { program, reason }: { readonly program: string; readonly reason: AnswerReason },
): string {
  if (reason.code === 'not-in-path') return `Write \`${reason.path}\`.`;
  const name = baseName(program);
  const dropped = view.image && droppedFrom(view.image, name);
  const successor = dropped && insteadOf(dropped, name);
  if (successor !== undefined) return `Call \`${successor}\`, which took its place.`;
  if (dropped?.install) return `Install it before with \`${dropped.install.command}\`.`;
  if (name === 'corepack') return 'Install it before with `npm install -g corepack`.';
  const other = Object.hasOwn(alternatives, name) ? alternatives[name] : undefined;
  const instead =
    other !== undefined && programAt(view.end, other).is === 'there'
      ? `call \`${other}\`, which is there`
      : 'call a program that is there';
  return `${waysToGet(view, name)}, ${instead}, or take a base that has it.`;
}
