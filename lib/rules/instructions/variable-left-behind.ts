import type { CatalogImage } from '../../catalog/image';
import type { Answer } from '../../contents/answer';
import type { Moment, StageView } from '../../contents/contents';
import type { Inspection } from '../../inspection';
import { resolvePath } from '../../path/path';
import { isInstalled } from '../../programs/packages';
import { programAt } from '../../programs/program';
import type { Command } from '../../shell/command';
import type { Span } from '../../text/span';
import { fromFact } from '../evidence';
import { defineRule, type Reported } from '../rule';
import { isBare } from './variable-origin';
import { undefinedUses } from './variable-uses';

export default defineRule({
  id: 'variable-left-behind',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Variable that only another base sets',
  why: 'What an image sets with ENV holds on it and on what is built upon it. COPY takes files along and no variables: `JAVA_HOME`, `GEM_HOME` or `GOPATH` of a builder stage is empty in the next stage, also in the source of a `COPY --from`, which is filled in by the stage that copies.',
  remedy: 'Write the path itself, or set the variable with ENV in this stage.',
  symptoms: [
    '/bin/sh: 1: /bin/java: not found',
    '/bin/sh: /bin/java: not found',
    'failed to calculate checksum of ref: "/bin/java": not found',
  ],
  references: [
    { title: 'ENV', url: 'https://docs.docker.com/reference/dockerfile/#env' },
    { title: 'Multi-stage builds', url: 'https://docs.docker.com/build/building/multi-stage/' },
  ],
  aliases: [],
  yieldsTo: ['variable-out-of-scope', 'run-without-shell', 'command-without-shell'],
  examples: {
    bad: [
      {
        title: 'JAVA_HOME of the image that Java is copied from',
        dockerfile:
          'FROM debian:trixie-slim\nCOPY --from=eclipse-temurin:21-jre /opt/java/openjdk /opt/java/openjdk\nCOPY app.jar /app.jar\nUSER 1000\nCMD exec [|$JAVA_HOME/bin/java|] -jar /app.jar\n',
      },
      {
        title: 'While building',
        dockerfile:
          'FROM golang:1.27 AS tools\nRUN go install example.org/gen@latest\nFROM debian:trixie-slim\nCOPY --from=tools /go/bin /go/bin\nRUN [|${GOPATH}/bin/gen|] > /schema.json\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'In the source of a copy: all of the stage is copied',
        dockerfile:
          'FROM ruby:3.4-slim AS gems\nRUN gem install rackup\nFROM debian:trixie-slim\nCOPY --from=gems [|$GEM_HOME|] /gems\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Set here, or a default',
        dockerfile:
          'FROM debian:trixie-slim\nENV JAVA_HOME=/opt/java/openjdk\nCOPY --from=eclipse-temurin:21-jre $JAVA_HOME $JAVA_HOME\nRUN ${JAVA_HOME:-/usr}/bin/java -version\nCOPY app.jar /app.jar\nUSER 1000\nCMD exec $JAVA_HOME/bin/java -jar /app.jar\n',
      },
      {
        title: 'The base sets it itself',
        dockerfile:
          'FROM eclipse-temurin:21-jdk AS build\nRUN $JAVA_HOME/bin/jlink --add-modules java.base --output /jre\nFROM eclipse-temurin:21-jre\nCOPY --from=build /jre /jre\nUSER 1000\nCMD exec $JAVA_HOME/bin/java -version\n',
      },
      {
        title: 'A program is there without it',
        dockerfile:
          'FROM eclipse-temurin:21-jdk AS build\nRUN javac A.java\nFROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends openjdk-21-jre-headless\nCOPY --from=build /A.class /\nUSER 1000\nCMD exec $JAVA_HOME/bin/java A\n',
      },
    ],
  },
  *check(inspection) {
    const others = settingImages(inspection);
    if (others.size === 0) return;
    for (const view of inspection.reachable) {
      if (!knowsEnvironment(view)) continue;
      const reported = inCommands(view, others) ?? inWords(inspection, view, others);
      if (reported) yield reported;
    }
    const reported = atStart(inspection, others);
    if (reported) yield reported;
  },
});

/** The first image of the file that sets a variable. */
type Setting = ReadonlyMap<string, CatalogImage>;

function settingImages({ contents, graph }: Inspection): Setting {
  const found = new Map<string, CatalogImage>();
  const copied = graph.stages.flatMap(({ index }) =>
    [...contents.view(index).tree.writes.values()].flatMap((writes) =>
      writes.flatMap(({ origin }) =>
        origin.kind === 'image' && origin.base.kind === 'image' ? [origin.base.image] : [],
      ),
    ),
  );
  for (const image of [...contents.views.flatMap((view) => view.image ?? []), ...copied]) {
    const { environment } = image.facts;
    for (const name of environment.known ? Object.keys(environment.value) : [])
      if (!found.has(name) && !notOfFiles.test(name)) found.set(name, image);
  }
  return found;
}

/** Of the locale and the versions nothing is said: no file is found by them. */
const notOfFiles = /^(?:LANG|LANGUAGE|LC_\w+)$|VERSION/;

/** Whether it is known what the base of a stage sets. */
function knowsEnvironment({ base, image }: StageView): boolean {
  return base.root.kind === 'scratch' || isBare(image) || image?.facts.environment.known === true;
}

const atBeginning = /^"?\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))"?(\/[\w./-]+)"?$/;

type Left = { readonly name: string; readonly rest: string; readonly image: CatalogImage };

/** A program whose path begins with a variable that nothing sets. */
function leftIn({ variables, words }: Command, others: Setting): Left | undefined {
  const [, braced, bare, rest = ''] = atBeginning.exec(words[0]?.raw ?? '') ?? [];
  const name = braced ?? bare;
  const image = name === undefined || variables.has(name) ? undefined : others.get(name);
  return image && name !== undefined ? { name, rest: resolvePath('/', rest), image } : undefined;
}

/** `/bin` is `/usr/bin` where packages put their programs. */
function answerAt(moment: Moment, path: string): Answer {
  const [, program] = /^\/s?bin\/([^/]+)$/.exec(path) ?? [];
  return program !== undefined && isInstalled(moment, program)
    ? programAt(moment, program)
    : programAt(moment, path);
}

function inCommands(view: StageView, others: Setting): Reported | undefined {
  for (const [index, { before, run }] of view.stage.steps.entries()) {
    if (!run?.text.includes('$')) continue;
    for (const command of run.script.commands) {
      const left = command.runs === 'always' && command.failureCounts ? leftIn(command, others) : undefined;
      const [word] = command.words;
      if (!left || !word || before.variables.get(left.name) !== undefined) continue;
      const answer = answerAt(view.before(index + 1), left.rest);
      if (answer.is === 'there') continue;
      return report(view, { ...left, answer }, run.toSource(word.span), 'will-not-build');
    }
  }
  return undefined;
}

function atStart({ target }: Inspection, others: Setting): Reported | undefined {
  const { start, stage, view } = target ?? {};
  if (!view || !stage || !start || start.inherited || !knowsEnvironment(view)) return undefined;
  for (const { command, spanOf } of start.commands) {
    const left = command.runs === 'always' ? leftIn(command, others) : undefined;
    const [word] = command.words;
    if (!left || !word || stage.end.variables.get(left.name) !== undefined) continue;
    const answer = answerAt(view.end, left.rest);
    if (answer.is === 'there') continue;
    return report(view, { ...left, answer }, spanOf(word), 'will-not-start');
  }
  return undefined;
}

function report(
  { stage }: StageView,
  { answer, image, name, rest }: Left & { readonly answer: Answer },
  span: Span,
  consequence: 'will-not-build' | 'will-not-start',
): Reported {
  const isMissing = answer.is === 'missing';
  return {
    span,
    stage: stage.index,
    certainty: 'likely',
    ...(isMissing ? { consequence } : { severity: 'warning', consequence: 'may-fail' }),
    message: [
      `\`${name}\` is set by \`${image.reference}\` and stays behind with it: here it is empty, and \`${rest}\` ${isMissing ? 'is not there' : 'is called'}`,
    ],
    remedy: `Write the path itself, or set \`ENV ${name}=…\` in this stage.`,
    evidence: [fromFact(`\`${image.reference}\` sets \`${name}\`.`, image.facts.environment)],
  };
}

/** The sources of a COPY from another stage, and the directory of WORKDIR. */
function inWords(inspection: Inspection, view: StageView, others: Setting): Reported | undefined {
  for (const step of view.stage.steps) {
    const { instruction } = step;
    if (instruction.keyword !== 'copy' && instruction.keyword !== 'workdir') continue;
    for (const { name, span } of undefinedUses({ view, step, instruction }, inspection)) {
      const image = others.get(name);
      if (!image) continue;
      return {
        span,
        stage: view.stage.index,
        certainty: 'likely',
        severity: 'warning',
        consequence: 'may-fail',
        message: [
          `\`${name}\` is set by \`${image.reference}\` and stays behind with it: here it is empty`,
          { more: ', so that another path is meant.' },
        ],
        remedy: `Write the path itself, or set \`ENV ${name}=…\` in this stage.`,
        evidence: [fromFact(`\`${image.reference}\` sets \`${name}\`.`, image.facts.environment)],
      };
    }
  }
  return undefined;
}
