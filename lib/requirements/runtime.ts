import { imageOf } from '../bases/base';
import { languageOfImage, languageOfLaunch } from '../contents/runtime';
import { compareVersions, majorOf } from '../contents/version';
import type { Inspection } from '../inspection';
import { defineDetector, type Fit, no, notKnownFit, type Requirement, yes } from './requirement';

/** A language runtime that the container starts. */
export default defineDetector({
  id: 'runtime',
  title: 'Language runtime',
  description:
    'The program that starts is an interpreter or virtual machine, or the base starts one itself; the version is that of the base it was written for.',
  *detect(inspection) {
    const { target } = inspection;
    const start = target?.start;
    if (
      !target ||
      !start ||
      target.executables.some(({ of, native }) => of === 'start' && native !== undefined)
    )
      return;
    const language = languageOfLaunch(start);
    if (!language) return;
    const current = target.image && languageOfImage(target.image);
    const version = current?.name === language.name ? current.version : undefined;
    const span = start.argv[language.word]?.span ?? target.stage.from.image.span;
    const requirement: Requirement = {
      kind: 'runtime',
      value: version === undefined ? language.name : `${language.name} ${version}`,
      certainty: 'certain',
      because: [{ text: `${start.argv[language.word]?.text} is started`, span }],
      meets: (image) => {
        if (installsRuntime(inspection)) return yes;
        return fitFor(language.name, version, languageOfImage(image), image.facts.language.known);
      },
    };
    yield requirement;
  },
});

function fitFor(
  name: string,
  version: string | undefined,
  has: { readonly name: string; readonly version: string | undefined } | undefined,
  known: boolean,
): Fit {
  if (!has) return known ? no(`it has no ${name}`) : notKnownFit(`whether it has ${name} is not known`);
  if (has.name !== name) return no(`it has ${has.name}, not ${name}`);
  if (version === undefined || has.version === undefined) return yes;
  const steps = name === 'python' || name === 'ruby' || name === 'php' ? 'minor' : 'major';
  const same =
    steps === 'minor' ? sameMinor(version, has.version) : majorOf(version) === majorOf(has.version);
  if (same) return yes;
  if (name === 'java' && compareVersions(has.version, version) > 0) return yes;
  return notKnownFit(`it has ${name} ${has.version}, the file was written for ${version}`);
}

function sameMinor(a: string, b: string): boolean {
  const minor = /^(\d+\.\d+)/;
  const left = minor.exec(a)?.[1];
  const right = minor.exec(b)?.[1];
  return left === undefined || right === undefined ? majorOf(a) === majorOf(b) : left === right;
}

/** A base without a language on which the file installs one: what counts is the package manager. */
function installsRuntime({ contents, target }: Inspection): boolean {
  if (!target) return false;
  const root = contents.bases[target.stage.index]?.root;
  const image = root && imageOf(root);
  return image !== undefined && languageOfImage(image) === undefined && image.facts.language.known;
}
