import { lineDepth } from '../catalog/grammar/lines';
import { officialName } from '../catalog/grammar/understand';
import type { CatalogImage } from '../catalog/image';
import type { LanguagePrograms } from '../catalog/language-programs';
import { canonicalRepository } from '../catalog/repository';
import { newestOfLine } from '../catalog/superseded';
import { writesAbove } from '../contents/bringing';
import { type Moment, stepsCounted } from '../contents/contents';
import type { Write } from '../contents/tree';
import { presentIn } from '../fact/fact';
import { baseName } from '../path/path';
import { installedUnderItsName, isInstalled } from '../programs/packages';
import { pathAt } from '../programs/program';
import { isReferenceError, parseReference } from '../reference/reference';
import { type Releases, releasesSince } from './release-range';

/** Which releases the language of an image may be in. */
export type BaseRelease = {
  readonly image: CatalogImage;
  readonly language: string;
  readonly releases: Releases;
  /** `18`, or `3.3 (3.3.12 or newer)`: for people. */
  readonly said: string;
};

/**
 * The release of the language that an image of it brings, where nothing put another one in its place. A tag that names
 * a line holds the newest release of it that is known, or a newer one.
 */
export function baseReleaseAt(moment: Moment, today: string): BaseRelease | undefined {
  const { contents, image } = moment.view;
  const language = image?.traits.ownLanguage?.name;
  const version = image && presentIn(image.facts.language)?.version;
  if (!image || language === undefined || version === undefined) return undefined;
  const known = contents.catalog.languagePrograms.get(language);
  const [program] = known?.runtime ?? [];
  if (known === undefined || program === undefined) return undefined;
  if (isInstalled(moment, program) || isCopiedIntoPath(moment, program)) return undefined;
  if (installedUnderItsName(moment, program) !== undefined) return undefined;
  if (isSwitched(moment, known)) return undefined;
  return releaseOf(image, language, version, { moment, today });
}

type When = { readonly moment: Moment; readonly today: string };

const fromElsewhere: ReadonlySet<Write['origin']['kind']> = new Set([
  'archive',
  'download',
  'image',
  'moved',
  'stage',
]);

/** Whether a COPY or ADD may put another program of the name where it is looked for. */
function isCopiedIntoPath(moment: Moment, program: string): boolean {
  const directories = pathAt(moment).split(':');
  return moment.view.chain.some((view) => {
    const before = stepsCounted(moment, view);
    const isCopied = ({ origin, step }: Write) => fromElsewhere.has(origin.kind) && step < before;
    return directories.some(
      (directory) =>
        view.tree.writes.get(`${directory}/${program}`)?.some(isCopied) ||
        writesAbove(view, directory).some(({ writes }) => writes.some(isCopied)),
    );
  });
}

/** Whether a command has, before the moment, to do with what puts another release in its place. */
function isSwitched(moment: Moment, { switchedBy }: LanguagePrograms): boolean {
  const programs = switchedBy?.programs ?? [];
  return moment.view.chain.some((view) =>
    view.stage.steps.some(
      ({ run }, step) =>
        step < stepsCounted(moment, view) &&
        run?.script.commands.some(({ name }) => name === undefined || programs.includes(baseName(name))),
    ),
  );
}

function releaseOf(
  image: CatalogImage,
  language: string,
  version: string,
  { moment, today }: When,
): BaseRelease | undefined {
  const { tags } = moment.view.contents.catalog;
  const reference = parseReference(image.reference);
  if (isReferenceError(reference)) return undefined;
  const repository = officialName(canonicalRepository(reference));
  if (repository === undefined) return undefined;
  const [written = ''] = (reference.tag ?? '').split('-');
  if (written === version && version.split('.').length === 3)
    return described({ image, language, line: version, newest: undefined });
  const numbers = Math.max(lineDepth(repository), written.split('.').length);
  const line = version.split('.').slice(0, numbers).join('.');
  return described({ image, language, line, newest: tags && newestOfLine(repository, line, tags, today) });
}

type Described = Pick<BaseRelease, 'image' | 'language'> & {
  readonly line: string;
  readonly newest: string | undefined;
};

function described({ image, language, line, newest }: Described): BaseRelease | undefined {
  const releases = releasesSince(newest ?? line, line.split('.').length);
  const said = newest === undefined ? line : `${line} (${newest} or newer)`;
  return releases && { image, language, releases, said };
}
