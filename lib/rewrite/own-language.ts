import type { CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import type { Inspection } from '../inspection';
import { installedBy, isIdle, isUpkeep } from '../programs/package-commands';
import type { Requirement } from '../requirements/requirement';
import type { Command } from '../shell/command';
import type { RunStep, Step } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import { span } from '../text/span';
import { type Carrying, stagesMoved } from './carrying';
import { type Cure, withBase } from './draft';
import { withoutCommands, withoutInstruction } from './removal';

type Names = {
  /** Packages of a distribution that an image of the language has no use for: it brings the same itself. */
  readonly brought: RegExp;
  /** Packages that are for the interpreter of the distribution alone. */
  readonly modules: RegExp;
  /** The release in the name of a repository of its own. */
  readonly repository?: RegExp;
};

const languages: ReadonlyMap<string, Names> = new Map([
  [
    'java',
    {
      brought:
        /^(openjdk-?\d+(-(jre|jdk))?(-headless|-base)?|default-(jre|jdk)(-headless)?|java-\d+(\.\d+\.0)?-(openjdk(-headless|-devel)?|amazon-corretto(-jdk|-devel|-headless)?)|(temurin|zulu|msopenjdk)-?\d+(-(jre|jdk))?(-headless)?)$/,
      modules: /^lib[\w-]+-java$/,
    },
  ],
  [
    'python',
    {
      brought:
        /^(python3?(\.\d+)?(-(minimal|full|venv|pip|dev|devel|setuptools|wheel|distutils|libs))?|py3-(pip|setuptools|wheel)|python-is-python3)$/,
      modules: /^(python3?(\.\d+)?|py3)-/,
    },
  ],
  [
    'nodejs',
    {
      brought: /^(nodejs(-\d+|-current|-lts|-npm)?|npm)$/,
      modules: /^node-/,
      repository: /\b(?:node|setup)_(\d+)\.x\b/,
    },
  ],
  [
    'ruby',
    { brought: /^(ruby(\d\.\d)?(-full|-dev|-devel|-bundler)?|bundler)$/, modules: /^(ruby|rubygem)-/ },
  ],
]);

/** A language that the file installs for its program, on a base without any: `java` of `apt-get install openjdk-17-jre`. */
export type Installed = { readonly language: string; readonly version: string | undefined };

/** The language that the program runs on and its base does not bring; undefined where modules of the distribution are for it. */
export function languageInstalled(
  own: CatalogImage | undefined,
  needs: readonly Requirement[],
  inspection: Inspection,
): Installed | undefined {
  if (own === undefined || productOf(own) !== undefined) return undefined;
  const value = needs.find(({ kind }) => kind === 'runtime')?.value;
  const language = value?.code === 'product' ? value.product : undefined;
  const names = language === undefined ? undefined : languages.get(language);
  if (language === undefined || names === undefined) return undefined;
  const installed = packagesOf(inspection);
  if (installed.some((name) => names.modules.test(name) && !names.brought.test(name))) return undefined;
  const said = installed.flatMap((name) => (names.brought.test(name) ? (versionIn(name) ?? []) : []));
  const version =
    said[0] ?? ofRepository(names, inspection) ?? (value?.code === 'product' ? value.version : undefined);
  return { language, version };
}

function ofRepository({ repository }: Names, inspection: Inspection): string | undefined {
  if (repository === undefined) return undefined;
  for (const { run } of stagesMoved({ inspection }).flatMap(({ steps }) => steps)) {
    const [, release] = repository.exec(run?.text ?? '') ?? [];
    if (release !== undefined) return release;
  }
  return undefined;
}

function packagesOf(inspection: Inspection): readonly string[] {
  return stagesMoved({ inspection }).flatMap(({ index }) =>
    inspection.contents
      .view(index)
      .tree.effects.flatMap(({ effect }) =>
        effect.kind === 'packages-installed' && effect.manager !== 'pip'
          ? effect.packages.map(({ name }) => name)
          : [],
      ),
  );
}

/** `17` of `openjdk-17-jre`, `3.12` of `python3.12`; `python3` says no more than its name, and `python` was Python 2. */
function versionIn(name: string): string | undefined {
  if (/^python(-(?!is-)|$)/.test(name)) return '2.7';
  const [version] = /\d+(\.\d+)?/.exec(name) ?? [];
  return version === '3' ? undefined : version?.replace(/^1\.8$/, '8');
}

/** Whether a package of the distribution is what the image of a language brings itself. */
export function isWithLanguage(name: string, from: CatalogImage, to: CatalogImage): boolean {
  return productOf(from) === undefined && isOfLanguage(name, productOf(to)?.name);
}

/** Whether a package holds what images of a language bring. */
export function isOfLanguage(name: string, language: string | undefined): boolean {
  return language !== undefined && languages.get(language)?.brought.test(name) === true;
}

/** Installing what the base of a language brings, taken out where the package manager stays the same. */
export function languageCures(carrying: Carrying): readonly Cure[] {
  const { from, idAt, inspection, to } = carrying;
  return stagesMoved(carrying).flatMap((stage) =>
    stage.steps.flatMap((step): readonly Cure[] => {
      if (step.run === undefined || step.replayedFrom !== undefined) return [];
      const edits = without(inspection.dockerfile.text, step, step.run, (name) =>
        isWithLanguage(name, from, to),
      );
      if (edits.length === 0) return [];
      const because = `\`${to.reference}\` brings its language itself.`;
      const id = idAt('own-language', step.instruction.span.start);
      return [{ cause: { id, rule: withBase, safety: 'review', because }, edits }];
    }),
  );
}

function without(
  text: string,
  { instruction }: Step,
  run: RunStep,
  isBrought: (name: string) => boolean,
): readonly TextEdit[] {
  const { commands } = run.script;
  const gone = new Set<Command>();
  const edits: TextEdit[] = [];
  for (const command of commands) {
    const packages = installedBy(command, run) ?? [];
    const brought = packages.filter(({ name }) => isBrought(name));
    if (brought.length === 0) continue;
    if (brought.length === packages.length) gone.add(command);
    else edits.push(...brought.map((each) => withoutWord(text, each.span)));
  }
  if (gone.size === 0) return edits;
  const isRest = (command: Command) => gone.has(command) || isUpkeep(command) || isIdle(command);
  if (commands.every(isRest)) return [withoutInstruction(text, instruction.span)];
  const removals = withoutCommands(text, run, gone);
  return removals === undefined ? [] : [...removals, ...edits];
}

/** A word with the blanks before it; one on a line of its own goes with the line. */
function withoutWord(text: string, { start, end }: TextEdit['span']): TextEdit {
  let from = start;
  while (from > 0 && /[ \t]/.test(text.charAt(from - 1))) from -= 1;
  const line = /^[ \t]*\\\r?\n/.exec(text.slice(end, end + 200))?.[0];
  return text.charAt(from - 1) === '\n' && line !== undefined
    ? { span: span(from, end + line.length), newText: '' }
    : { span: span(from, end), newText: '' };
}
