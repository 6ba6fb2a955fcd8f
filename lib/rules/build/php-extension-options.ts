import type { ExtensionOptions } from '../../catalog/extensions';
import { sourceOf } from '../../catalog/values';
import type { StageView } from '../../contents/contents';
import { compareVersions } from '../../contents/version';
import type { Command, ShellWord } from '../../shell/command';
import type { RunStep } from '../../stages/stage';
import { fromSource } from '../evidence';
import type { Reported } from '../rule';

type Refused = {
  readonly word: ShellWord;
  readonly option: string;
  readonly instead: string;
  readonly row: ExtensionOptions;
};

/** An extension that is set up with options its sources do not know in this version, which is fatal to `configure`. */
export function withRefusedOption(
  view: StageView,
  { language, version }: { readonly language: string; readonly version: string },
  run: RunStep,
  command: Command,
): Reported | undefined {
  const refused = view.contents.catalog.extensions
    .options(language)
    .filter((row) => isMeant(row, version, command))
    .flatMap((row) => refusedIn(row, command));
  const [first] = refused;
  if (!first) return undefined;
  const options = refused.map(({ option }) => `\`${option}\``).join(', ');
  const others = refused.flatMap(({ instead }) => (instead === '' ? [] : [`\`${instead}\``]));
  return {
    span: run.toSource(command.span),
    stage: view.stage.index,
    certainty: 'likely',
    message: [
      `\`${first.row.extension}\` of PHP ${version} does not know ${options}`,
      { more: ', and `docker-php-ext-configure` stops at options that are not known. The build stops here.' },
    ],
    remedy:
      others.length === 0
        ? 'Leave them out.'
        : `Write ${others.join(' and ')} instead${others.length < refused.length ? ', and leave out the rest' : ''}.`,
    evidence: [fromSource('Which options there are in which version.', sourceOf(first.row))],
    fix: {
      safety: 'review',
      edits: refused.map(({ instead, word }) => ({ span: run.toSource(word.span), newText: instead })),
    },
  };
}

function isMeant(
  { command: name, extension, since, until }: ExtensionOptions,
  version: string,
  { args, name: called }: Command,
): boolean {
  if (called !== name || args[0]?.text !== extension) return false;
  if (since !== undefined && compareVersions(version, since) < 0) return false;
  return until === undefined || compareVersions(version, until) < 0;
}

function refusedIn(row: ExtensionOptions, { args }: Command): readonly Refused[] {
  const known = new Map(Object.entries(row.refused));
  return args.flatMap((word) => {
    const [option = ''] = word.written.split('=');
    const instead = known.get(option);
    return instead === undefined ? [] : [{ word, option, instead, row }];
  });
}
