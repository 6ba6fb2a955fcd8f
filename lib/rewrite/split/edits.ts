import type { Instruction } from '../../dockerfile/syntax';
import type { Step } from '../../stages/stage';
import type { TextEdit } from '../../text/edit';
import { lineEnd } from '../../text/line-edit';
import { span, spanText } from '../../text/span';
import { broughtBy, outermost } from './brought';
import { installedFor } from './installed';
import { type Packing, type Refusal, refused, type Subject } from './subject';
import { runsAs } from './user';

/** What splits a stage in two: edits of the text, and what is to be known of them. */
export type Split = {
  readonly edits: readonly TextEdit[];
  readonly caveats: readonly string[];
  /** Whether packages of the distribution stay behind that only building needs. */
  readonly leavesPackages: boolean;
};

/** What only a finished image has: of the stage that builds it goes over to the one that runs. */
const ofImage: ReadonlySet<Instruction['keyword']> = new Set([
  'label',
  'maintainer',
  'expose',
  'volume',
  'stopsignal',
  'healthcheck',
  'cmd',
  'entrypoint',
]);
const building: ReadonlySet<Instruction['keyword']> = new Set(['run', 'copy', 'add']);
/** Variables that only compilers and package managers read. */
const ofBuilding =
  /^(DEBIAN_FRONTEND|CGO_\w+|GO[A-Z]*|CARGO_\w+|RUST(UP|C|FLAGS)\w*|PIP_\w+|POETRY_\w+|UV_\w+|(NPM|npm)_(CONFIG|config)_\w+|YARN_\w+|MAVEN_\w+|GRADLE_\w+|NUGET_\w+|CC|CXX|CFLAGS|CXXFLAGS|LDFLAGS|MAKEFLAGS)$/;
const mostPaths = 12;
/** Paths that mean themselves wherever an instruction names them. */
const plain = /^[\w./@+:~,=%-]+$/;

/** The stage in two: what builds stays as it is, and behind its last step a stage begins that gets what runs. */
export function splitOf(subject: Subject, packing: Packing): Split | Refusal {
  const { view, inspection, own, workdir } = subject;
  const { stage } = view;
  const { text } = inspection.dockerfile;
  const last = stage.steps.findLastIndex(({ instruction }) => building.has(instruction.keyword));
  const end = stage.steps[last]?.instruction.span.end;
  if (end === undefined || !stage.steps.some(({ run }) => run !== undefined))
    return refused('Nothing is built in it.');
  const others = packing.takesAll ? broughtBy(view, packing.paths) : { paths: [], unnamed: [] };
  const [unnamed] = others.unnamed;
  if (unnamed !== undefined) return refused(`What comes to \`${unnamed.path}\` has no name of its own.`);
  const wanted = [...new Set([...packing.paths, ...others.paths])];
  if (wanted.length > mostPaths || ![workdir, ...wanted].every((path) => plain.test(path)))
    return refused(
      'What it puts beside the program is too much, or has names that an instruction reads otherwise.',
    );
  const paths = outermost(wanted);
  const installed = installedFor(subject);
  if ('refused' in installed) return installed;
  const user = runsAs(subject, last);
  const name = builderName(subject);
  const before = stage.steps.slice(0, last + 1);
  const after = stage.steps.slice(last + 1);
  const kept = before.filter(({ instruction }) => isForRunning(instruction, subject));
  const over = before.filter(({ instruction }) => ofImage.has(instruction.keyword));
  const written = (step: Step) => spanText(text, step.instruction.span).trimStart();
  const named = [...kept, ...over, ...after].map(written).join('\n');
  const newline = lineEnd(text);
  const lines = [
    `FROM ${platformOf(subject)}${own.reference}${stage.name === undefined ? '' : ` AS ${stage.name}`}`,
    ...before.filter(({ instruction }) => isNamed(instruction, named)).map(written),
    ...workdirLines(subject, last),
    ...kept.map(written),
    ...(packing.runtime ?? []),
    ...(installed.line === undefined ? [] : [installed.line]),
    ...paths.map((path, at) => `COPY --from=${name} ${at === 0 ? user.chown : ''}${path} ${path}`),
    ...over.map(written),
    ...user.lines,
  ];
  const edits = [
    nameEdit(subject, name),
    ...builderEdits(subject, packing, newline),
    ...over.map(({ instruction }) => ({ span: lineOf(text, instruction.span), newText: '' })),
    { span: span(end, end), newText: `${newline}${newline}${lines.join(newline)}` },
    ...user.edits,
  ];
  return {
    edits,
    caveats: [...(packing.caveats ?? []), ...installed.caveats, ...user.caveats],
    leavesPackages: installed.leavesSome,
  };
}

/** Where it starts, where the program is looked for from there or what it reads may lie beside. */
function workdirLines({ view: { stage }, workdir, target }: Subject, last: number): readonly string[] {
  const next = stage.steps.slice(last + 1).find(({ instruction }) => instruction.keyword === 'workdir');
  if (next?.instruction.keyword === 'workdir' && next.instruction.word.text.startsWith('/')) return [];
  const at = stage.steps[last]?.after.workdir?.value ?? workdir;
  const words = target.start?.argv.flatMap(({ text }) => text ?? []) ?? [];
  const isAbsolute = words.every((word) => /^[/-]|^[\d.:]+$/.test(word));
  return at === '/' || (isAbsolute && next === undefined) ? [] : [`WORKDIR ${at}`];
}

/** Variables the running program may read, and the shell its command is handed to. */
function isForRunning(instruction: Instruction, { target }: Subject): boolean {
  if (instruction.keyword === 'env') return !instruction.pairs.every(({ key }) => ofBuilding.test(key.text));
  if (instruction.keyword !== 'shell') return false;
  return [target.start, target.healthcheck].some((launch) => launch?.shell !== undefined);
}

/** An ARG whose value stands in what goes over. */
function isNamed(instruction: Instruction, text: string): boolean {
  return (
    instruction.keyword === 'arg' && instruction.declarations.some(({ name }) => namesIn(text).has(name.text))
  );
}

function namesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\$\{?(\w+)/g)].map(([, name = '']) => name));
}

function platformOf({ view, inspection }: Subject): string {
  const { platform } = view.stage.from;
  return platform === undefined ? '' : `${spanText(inspection.dockerfile.text, platform.span)} `;
}

/** A name that no stage has, and no image that the file names by one word. */
function builderName({ inspection: { graph }, view }: Subject): string {
  const taken = new Set(
    graph.stages.flatMap(({ name, from, index }) => [
      ...(name === undefined || index === view.stage.index ? [] : [name.toLowerCase()]),
      from.image.text.toLowerCase(),
    ]),
  );
  const own = view.stage.name?.toLowerCase();
  const names = ['build', 'builder', 'builder-2', 'builder-3', 'builder-4'];
  return names.find((name) => name !== own && !taken.has(name)) ?? `builder-${graph.stages.length + 1}`;
}

/** The name of the stage that builds: that of the whole goes over to the one that runs. */
function nameEdit({ view: { stage } }: Subject, name: string): TextEdit {
  const { from } = stage;
  if (from.name !== undefined) return { span: from.name.span, newText: name };
  return { span: span(from.image.span.end, from.image.span.end), newText: ` AS ${name}` };
}

function builderEdits(
  { view, inspection }: Subject,
  { builder }: Packing,
  newline: string,
): readonly TextEdit[] {
  const step = builder && view.stage.steps[builder.before];
  if (builder === undefined || step === undefined) return [];
  const { start } = lineOf(inspection.dockerfile.text, step.instruction.span);
  return [{ span: span(start, start), newText: builder.lines.map((line) => line + newline).join('') }];
}

/** The whole lines that something stands on. */
function lineOf(text: string, { start, end }: TextEdit['span']): TextEdit['span'] {
  const next = text.indexOf('\n', end);
  return span(text.lastIndexOf('\n', start - 1) + 1, next < 0 ? text.length : next + 1);
}
