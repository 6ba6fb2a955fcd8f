import type { OptionPlace, RefusedOption, RuntimeOptions } from '../../catalog/runtime-options';
import { sourceOf } from '../../catalog/values';
import type { StageView } from '../../contents/contents';
import type { Inspection } from '../../inspection';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { nameOf } from '../../words/names';
import { fromSource } from '../evidence';
import type { Reported } from '../rule';

export type Place = {
  readonly inspection: Inspection;
  readonly options: RuntimeOptions;
  readonly version: string;
  readonly view: StageView;
};

export type Refused = RefusedOption & { readonly option: string };

/** `variable`: the one that holds the option; undefined where it is given on the command line. */
export function report(place: Place, refused: Refused, span: Span, variable: string | undefined): Reported {
  const { by, option, row } = refused;
  const { options, version, view } = place;
  const language = nameOf(options.table.language);
  const change =
    row.since === undefined
      ? `came with ${language} ${row.before}`
      : `is gone since ${language} ${row.since}`;
  const says =
    row.says ?? (variable === undefined && row.before !== undefined ? 'bad option' : options.table.says);
  return {
    span,
    stage: view.stage.index,
    certainty: 'likely',
    message:
      by === 'place'
        ? [
            `\`${option}\` is taken on the command line alone, not from \`${variable}\``,
            { more: `: ${language} ${version} does not start (“${says}”).` },
          ]
        : [
            `\`${option}\` ${change}, and this stage has ${language} ${version}`,
            { more: `: it does not start (“${says}”).` },
          ],
    remedy: remedyOf(place, refused),
    evidence: [fromSource(`When \`${option}\` is taken.`, sourceOf(row))],
    ...cureOf(place, span, variable === undefined ? 'arguments' : 'variable'),
  };
}

function remedyOf({ options }: Place, { by, option, row }: Refused): string {
  const [runtime = ''] = options.table.programs;
  if (by === 'place') return `Start \`${runtime} ${option} …\`, or leave it out.`;
  return row.instead === undefined
    ? `Leave out \`${option}\`.`
    : `Write \`${row.instead}\`, or leave it out.`;
}

/** Each refused option of the place replaced once, or taken out with the blank before it. */
function cureOf(place: Place, span: Span, from: OptionPlace): Pick<Reported, 'fix'> {
  const { end, start } = span;
  const written = place.inspection.dockerfile.text.slice(start, end);
  const edits: TextEdit[] = [];
  const used = new Set<string>();
  for (const { index, 0: word } of written.matchAll(/-[\w:+.-]+(?:=[^\s"']*)?/g)) {
    const row = place.options.refuses(word, place.version, from)?.row;
    if (row === undefined || /\w/.test(written.charAt(index - 1))) continue;
    const isNew = row.instead !== undefined && !used.has(row.instead) && !written.includes(row.instead);
    const at = start + index;
    if (isNew) used.add(row.instead ?? '');
    else if (written.charAt(index - 1) !== ' ') return {};
    edits.push({
      span: { start: isNew ? at : at - 1, end: at + word.length },
      newText: isNew ? (row.instead ?? '') : '',
    });
  }
  return edits.length === 0 ? {} : { fix: { safety: 'review', edits } };
}
