import type { OptionChange } from '../report/difference';
import type { Report } from '../report/report';
import { own } from '../text/table';

/** What was asked for and is not the same. Of a report without its text the values of build arguments are not known. */
export function optionsBetween(before: Report, after: Report): readonly OptionChange[] {
  const [one, other] = [before.options, after.options];
  const isKnown = !before.source.isLeftOut && !after.source.isLeftOut;
  return [
    ...changed({ option: 'target' }, one.target, other.target),
    ...changed({ option: 'platform' }, one.platform, other.platform),
    ...namesOf(Object.keys(one.buildArgs), Object.keys(other.buildArgs)).flatMap((name) => {
      const [from, to] = [own(one.buildArgs, name), own(other.buildArgs, name)];
      const isOnlyHidden = !isKnown && from !== undefined && to !== undefined;
      return isOnlyHidden ? [] : changed({ option: 'build-argument', name }, from, to);
    }),
    ...(isKnown ? filesBetween(before.files ?? [], after.files ?? []) : []),
  ];
}

function filesBetween(before: readonly string[], after: readonly string[]): readonly OptionChange[] {
  const [one, other] = [new Set(before), new Set(after)];
  const read = (files: ReadonlySet<string>, name: string) => (files.has(name) ? 'read' : undefined);
  return namesOf(before, after).flatMap((name) =>
    changed({ option: 'file', name }, read(one, name), read(other, name)),
  );
}

function namesOf(before: readonly string[], after: readonly string[]): readonly string[] {
  return [...new Set([...before, ...after])].sort();
}

function changed(
  what: Pick<OptionChange, 'option' | 'name'>,
  before: string | undefined,
  after: string | undefined,
): readonly OptionChange[] {
  if (before === after) return [];
  return [{ ...what, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}
