import { attemptsOf } from '../../attempts/attempts';
import { imageOf } from '../../bases/base';
import type { StageView } from '../../contents/contents';
import { expandAt } from '../../contents/expansion';
import { copiesOfStages } from '../../contents/stage-copies';
import { type OtherRelease, otherReleaseIn, otherReleaseOf } from '../../contents/version-path';
import type { CopyInstruction, Word } from '../../dockerfile/syntax';
import type { Inspection } from '../../inspection';
import { baseName, resolvePath } from '../../path/path';
import type { Command } from '../../shell/command';
import type { Effect } from '../../shell/effect';
import type { RunStep, Step } from '../../stages/stage';
import type { TextEdit } from '../../text/edit';
import { nameOf } from '../../words/names';
import { fromFact } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'path-of-another-release',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Path of another release of the language',
  why: 'Python and Ruby have their release in the names of their directories: `/usr/local/lib/python3.14`. When the base moves on and a path that names the release stays behind, there is nothing at that path.',
  remedy: 'Write the release that the image has.',
  symptoms: [
    'failed to calculate checksum of ref: "/usr/local/lib/python3.12/site-packages": not found',
    "cp: cannot stat '/usr/local/lib/python3.10/site-packages/app.py': No such file or directory",
    "ModuleNotFoundError: No module named 'uvicorn'",
  ],
  references: [
    {
      title: 'Installation paths of Python',
      url: 'https://docs.python.org/3/library/sysconfig.html#installation-paths',
    },
    { title: 'A report', url: 'https://github.com/mishrasanjeev/agentic-org/pull/35' },
  ],
  aliases: [],
  yieldsTo: ['copy-from-unknown-stage', 'runtime-version-mismatch'],
  examples: {
    bad: [
      {
        title: 'Left behind when the base moved on',
        dockerfile:
          'FROM python:3.14-slim-trixie AS deps\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nFROM python:3.14-slim-trixie\nCOPY --from=deps [|/usr/local/lib/python3.13/site-packages|] /usr/local/lib/python3.13/site-packages\nUSER 1000\nCMD ["python", "-m", "app"]\n',
        fixed:
          'FROM python:3.14-slim-trixie AS deps\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nFROM python:3.14-slim-trixie\nCOPY --from=deps /usr/local/lib/python3.14/site-packages /usr/local/lib/python3.14/site-packages\nUSER 1000\nCMD ["python", "-m", "app"]\n',
      },
      {
        title: 'Gems of an older Ruby',
        dockerfile:
          'FROM ruby:3.4-slim-trixie AS gems\nWORKDIR /app\nCOPY Gemfile* ./\nRUN bundle config set --local path vendor/bundle && bundle install\nFROM ruby:3.4-slim-trixie\nCOPY --from=gems [|/app/vendor/bundle/ruby/3.3.0|] /app/vendor/bundle/ruby/3.4.0\nUSER 1000\nCMD ["ruby", "/app/server.rb"]\n',
      },
    ],
    good: [
      {
        title: 'The release of the image',
        dockerfile:
          'FROM python:3.14-slim-trixie AS deps\nRUN pip install flask\nFROM python:3.14-slim-trixie\nCOPY --from=deps /usr/local/lib/python3.14/site-packages /usr/local/lib/python3.14/site-packages\nUSER 1000\nCMD ["python", "-m", "flask", "run"]\n',
      },
      {
        title: 'Another Python installed',
        dockerfile:
          'FROM python:3.14-slim-trixie AS deps\nRUN pip install uv && uv venv --python 3.13 /venv\nFROM python:3.13-slim-trixie\nCOPY --from=deps /venv/lib/python3.13/site-packages /usr/local/lib/python3.13/site-packages\nUSER 1000\nCMD ["python", "-m", "app"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      yield* copied(inspection, view);
      yield* whileBuilding(view);
      yield* lookedAt(view);
    }
  },
});

function common(view: StageView, { language, own, path, release }: OtherRelease, image = view.image) {
  const reference = image?.reference ?? '';
  return {
    headline: `\`${path}\` is of ${nameOf(language)} ${release}, but \`${reference}\` has ${nameOf(language)} ${own}`,
    evidence: image
      ? [fromFact(`\`${reference}\` has ${nameOf(language)} ${own}.`, image.facts.language)]
      : [],
  };
}

/** COPY --from of stages and images. */
function* copied({ contents }: Inspection, view: StageView): Iterable<Reported> {
  for (const { origin, word } of copiesOfStages(view)) {
    const from = contents.view(origin.stage);
    const other = otherReleaseIn(from, origin.path);
    if (other) yield notFound(view, word, other, from);
  }
  for (const writes of view.tree.writes.values()) {
    for (const { origin, span } of writes) {
      if (origin.kind !== 'image') continue;
      const image = imageOf(origin.base);
      const other = otherReleaseOf(contents.catalog, image, origin.path);
      const copy =
        other && view.stage.steps.find(({ instruction }) => instruction.span === span)?.instruction;
      if (!other || copy?.keyword !== 'copy') continue;
      const word = copy.sources.find(({ text }) => resolvePath('/', text) === origin.path);
      if (word) yield notFound(view, word, other, view, image);
    }
  }
}

function notFound(
  view: StageView,
  word: Word,
  other: OtherRelease,
  from: StageView,
  image = from.image,
): Reported {
  const { evidence, headline } = common(from, other, image);
  return {
    span: word.span,
    stage: view.stage.index,
    certainty: 'likely',
    message: [
      headline,
      { more: ': there is no such directory to copy from. The build stops here (“not found”).' },
    ],
    remedy: `Write \`${other.of(other.own)}\`.`,
    evidence,
    ...cureOf(view, word, other),
  };
}

/** The release of the source, and that of the destination where this stage has the same one. */
function cureOf(view: StageView, word: Word, other: OtherRelease): Pick<Reported, 'fix'> {
  const copy = view.stage.steps.find(
    ({ instruction: { span } }) => span.start <= word.span.start && word.span.end <= span.end,
  )?.instruction;
  const edits = [word, ...(copy?.keyword === 'copy' ? [copy.destination] : [])].flatMap((each) =>
    moved(view, each, other, each === word),
  );
  return edits.length === 0 ? {} : { fix: { safety: 'review', edits } };
}

function moved(view: StageView, { span, text }: Word, other: OtherRelease, isSource: boolean): TextEdit[] {
  const found = view.contents.catalog.versionPathIn(text);
  if (found?.release !== other.release || found.language !== other.language) return [];
  if (!isSource && otherReleaseIn(view, text)?.own === undefined && !isOwn(view, other)) return [];
  return [{ span, newText: found.of(other.own) + text.slice(found.path.length) }];
}

function isOwn(view: StageView, other: OtherRelease): boolean {
  return otherReleaseOf(view.contents.catalog, view.image, other.path)?.own === other.own;
}

/** Commands that fail where their file is not there. */
function* whileBuilding(view: StageView): Iterable<Reported> {
  for (const { run } of view.stage.steps) {
    if (!run || (run.language !== 'shell' && run.language !== 'exec')) continue;
    const reading = readsOf(run);
    for (const command of run.script.commands) {
      if (command.runs !== 'always' || !command.failureCounts) continue;
      const other = firstOther(view, reading, run, command);
      if (!other) continue;
      const { evidence, headline } = common(view, other);
      yield {
        span: run.toSource(command.span),
        stage: view.stage.index,
        certainty: 'likely',
        message: [
          headline,
          { more: `: \`${baseName(command.name)}\` does not find it. The build stops here.` },
        ],
        remedy: `Write \`${other.of(other.own)}\`.`,
        evidence,
      };
      return;
    }
  }
}

function firstOther(
  view: StageView,
  reading: Reads,
  run: RunStep,
  command: Command,
): OtherRelease | undefined {
  for (const path of neededBy(reading, run, command)) {
    const other = otherReleaseIn(view, path);
    if (other) return other;
  }
  return undefined;
}

/** What commands read, by where each begins. */
type Reads = ReadonlyMap<number, readonly string[]>;

function readsOf({ effects }: RunStep): Reads {
  const reads = new Map<number, string[]>();
  for (const effect of effects) {
    const paths = readBy(effect);
    const known = reads.get(effect.span.start);
    if (known) known.push(...paths);
    else if (paths.length > 0) reads.set(effect.span.start, paths);
  }
  return reads;
}

function neededBy(reading: Reads, run: RunStep, command: Command): readonly string[] {
  const paths = [...(reading.get(run.toSource(command.span).start) ?? [])];
  if (command.name === 'cd') paths.push(...command.args.flatMap(({ text }) => text ?? []));
  for (const attempt of attemptsOf(command, [])) if (attempt.does === 'replaces') paths.push(attempt.path);
  return paths;
}

function readBy(effect: Effect): string[] {
  switch (effect.kind) {
    case 'path-copied':
    case 'path-moved':
      return [effect.from];
    case 'mode-changed':
    case 'owner-changed':
      return [effect.path];
    default:
      return [];
  }
}

/** Where modules are put, or looked for, and the language of the stage does not look, or has nothing. */
function* lookedAt(view: StageView): Iterable<Reported> {
  for (const step of view.stage.steps) {
    const { instruction } = step;
    if (instruction.keyword === 'copy' && !instruction.flags.some(({ name }) => name === 'from'))
      yield* putAside(view, step, instruction);
    if (instruction.keyword !== 'env') continue;
    for (const { key, value } of instruction.pairs) {
      if (!/PATH$/.test(key.text) || key.text === 'PATH') continue;
      const places = expandAt(step, value.text)?.split(':') ?? [];
      const other = places.map((place) => otherReleaseIn(view, place)).find((each) => each !== undefined);
      if (!other) continue;
      const { evidence, headline } = common(view, other);
      yield {
        span: value.span,
        stage: view.stage.index,
        certainty: 'likely',
        severity: 'warning',
        consequence: 'may-fail',
        message: [headline, { more: `: \`${key.text}\` leads to a directory that is not there.` }],
        remedy: `Write \`${other.of(other.own)}\`.`,
        evidence,
      };
    }
  }
}

function* putAside(view: StageView, step: Step, copy: CopyInstruction): Iterable<Reported> {
  const path = expandAt(step, copy.destination.text);
  const other = path === undefined ? undefined : otherReleaseOf(view.contents.catalog, view.image, path);
  const at = view.image?.traits.ownLanguage?.at;
  if (other === undefined || at === undefined || !other.path.startsWith(`${at}/`)) return;
  const { variables } = view.stage.end;
  if ([...variables.all().values()].some(({ value }) => value?.includes(other.path))) return;
  const { evidence, headline } = common(view, other);
  yield {
    span: copy.destination.span,
    stage: view.stage.index,
    certainty: 'likely',
    severity: 'warning',
    consequence: 'may-fail',
    message: [headline, { more: ', which does not look there.' }],
    remedy: `Write \`${other.of(other.own)}\`.`,
    evidence,
  };
}
