import type { CatalogImage } from '../catalog/image';
import { programIn } from '../contents/image-programs';
import { languageOfImage, languageOfLaunch } from '../contents/runtime';
import type { Traced } from '../contents/trace';
import { compareVersions, majorOf } from '../contents/version';
import { type Inspection, rootImage } from '../inspection';
import type { Certainty } from '../report/report';
import type { Span } from '../text/span';
import { defineDetector, type Fit, no, notKnownFit, type Trait, withChanges, yes } from './requirement';

type Language = { readonly name: string; readonly version: string | undefined };

type Need = {
  readonly language: string;
  readonly version: string | undefined;
  readonly certainty: Certainty;
  readonly because: { readonly text: string; readonly span: Span };
};

/** A language runtime that the container starts. */
export default defineDetector({
  id: 'runtime',
  title: 'Language runtime',
  description:
    'The program that starts is an interpreter or virtual machine, or what is copied is made for one; the version is that of the base the file was written for.',
  *detect(inspection) {
    const need = needOf(inspection);
    if (!need) return;
    const { language, version } = need;
    const installed = installsRuntime(inspection);
    yield {
      kind: 'runtime',
      value: version === undefined ? language : `${language} ${version}`,
      certainty: need.certainty,
      because: [need.because],
      looksAt: ['language', 'family', 'repository', ...programStarted(inspection)],
      meets: (image) =>
        installed && image.family === inspection.target?.image?.family
          ? yes
          : started(inspection, image, fitFor(language, version, image)),
    };
  },
});

function needOf(inspection: Inspection): Need | undefined {
  const { target } = inspection;
  const { start, image } = target ?? {};
  if (!target || !start || start.inherited) return undefined;
  const of = image && languageOfImage(image);
  const started = target.executables.find((executable) => executable.of === 'start');
  if (started?.native) return undefined;
  const launched = languageOfLaunch(start);
  const word = launched && start.argv[launched.word];
  if (launched && word) {
    // An interpreter that the file itself copies is no need of the base.
    const because = { text: `${word.text} is started`, span: word.span ?? target.stage.from.image.span };
    const version = of?.name === launched.name ? of.version : undefined;
    const linked = started && pythonOfEnvironment(inspection, started.traced);
    if (linked)
      return { language: 'python', version: linked.version ?? version, certainty: 'likely', because };
    if (started && started.traced.hops.length > 0 && !isScript(started.written)) return undefined;
    return { language: launched.name, version, certainty: 'certain', because };
  }
  const { traced } = started ?? {};
  if (
    traced?.kind === 'made' &&
    traced.effect.kind === 'artifact-built' &&
    traced.effect.artifact === 'dotnet-framework-dependent'
  ) {
    const because = { text: 'it is published to run on the .NET runtime', span: traced.effect.span };
    return {
      language: 'dotnet',
      version: of?.name === 'dotnet' ? of.version : undefined,
      certainty: 'likely',
      because,
    };
  }
  if (!of || of.name === 'go' || of.name === 'rust' || of.name === 'gcc') return undefined;
  const because = { text: `the base is a ${of.name} image`, span: target.stage.from.image.span };
  return { language: of.name, version: of.version, certainty: 'likely', because };
}

/** The `python` of a virtual environment is a link to that of the image the environment was made on. */
function pythonOfEnvironment(inspection: Inspection, traced: Traced): Language | undefined {
  if (traced.kind !== 'made' || traced.effect.kind !== 'artifact-built') return undefined;
  if (traced.effect.artifact !== 'python-environment') return undefined;
  const builder = rootImage(inspection, traced.stage);
  const language = builder && languageOfImage(builder);
  return language?.name === 'python' ? language : undefined;
}

/** A console script of an environment, such as `uvicorn`, still needs its interpreter. */
function isScript(written: string): boolean {
  return (
    /(\.?venv|virtualenv|env|node_modules\/\.bin)\//.test(written) ||
    !/(^|\/)(java|dotnet|node|ruby|php|python[0-9.]*)$/.test(written)
  );
}

function fitFor(name: string, version: string | undefined, image: CatalogImage): Fit {
  const has = languageOfImage(image);
  if (isRuntimeDependencies(image)) return no(`it holds what .NET needs, not ${name} itself`);
  if (!has)
    return image.facts.language.known
      ? no(`it has no ${name}`)
      : notKnownFit(`whether it has ${name} is not known`);
  if (has.name !== name) return no(`it has ${has.name}, not ${name}`);
  if (version === undefined) return yes;
  if (has.version === undefined) return notKnownFit(`its version of ${name} is not known`);
  const byMinor = name === 'python' || name === 'ruby' || name === 'php';
  const same = byMinor ? sameMinor(version, has.version) : majorOf(version) === majorOf(has.version);
  if (same || (name === 'java' && compareVersions(has.version, version) > 0)) return yes;
  return notKnownFit(`it has ${name} ${has.version}, the file was written for ${version}`);
}

function programStarted({ target }: Inspection): readonly Trait[] {
  const launched = target?.start && languageOfLaunch(target.start);
  const word = launched && target?.start?.argv[launched.word];
  return word?.text === undefined ? [] : [`program ${word.text}`];
}

/** The runtime is there, but not by the name it is started by. */
function started({ catalog, target }: Inspection, image: CatalogImage, fit: Fit): Fit {
  const start = target?.start;
  const launched = start && languageOfLaunch(start);
  const word = launched && start.argv[launched.word];
  if (fit.answer !== 'yes' || word?.text === undefined || word.text.includes('/')) return fit;
  if (start?.entrypointInherited || image.id === target?.image?.id) return fit;
  const answer = programIn(catalog, image, word.text);
  return answer.is === 'missing' ? withChanges(`${word.text} does not start: ${answer.because}`) : fit;
}

function sameMinor(a: string, b: string): boolean {
  const minor = /^(\d+\.\d+)/;
  const left = minor.exec(a)?.[1];
  const right = minor.exec(b)?.[1];
  return left === undefined || right === undefined ? majorOf(a) === majorOf(b) : left === right;
}

/** A base without a language on which the file installs one. */
function installsRuntime({ target }: Inspection): boolean {
  const image = target?.image;
  return (
    image !== undefined &&
    languageOfImage(image) === undefined &&
    image.facts.language.known &&
    !isRuntimeDependencies(image)
  );
}

/** Images made for programs that bring .NET themselves. */
function isRuntimeDependencies({ reference }: CatalogImage): boolean {
  return reference.includes('/runtime-deps:');
}
