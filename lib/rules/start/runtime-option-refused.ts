import type { OptionPlace, RuntimeOptions } from '../../catalog/runtime-options';
import type { StageView } from '../../contents/contents';
import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import { baseName } from '../../path/path';
import { languageOfProgram } from '../../programs/language';
import type { Command } from '../../shell/command';
import type { RunStep, Step } from '../../stages/stage';
import type { Launch } from '../../start/launch';
import { runtimeReleaseAt } from '../../start/runtime-release';
import { waysOf } from '../../start/started';
import { defineRule, type Reported } from '../rule';
import { type Place, type Refused, report } from './refused-option';

export default defineRule({
  id: 'runtime-option-refused',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Option that the runtime of this release refuses',
  why: 'Java takes options out some releases after they lost their meaning, and does not start with one it does not know. Node.js does not start either with an option that a later release brought. The option may stand in a variable that the runtime reads by itself: `JAVA_TOOL_OPTIONS`, `NODE_OPTIONS`. The latter may hold some options only.',
  remedy: 'Leave the option out, or write what takes its place.',
  symptoms: [
    "Unrecognized VM option 'UseCGroupMemoryLimitForHeap'",
    "Unrecognized VM option 'UseConcMarkSweepGC'",
    "Unrecognized VM option 'PrintGCDateStamps'",
    'Unrecognized option: -d64',
    'Unrecognized option: --add-opens=java.base/java.lang=ALL-UNNAMED',
    'Error: Could not create the Java Virtual Machine.',
    'node: --openssl-legacy-provider is not allowed in NODE_OPTIONS',
    'node: bad option: --env-file=.env',
    'node: bad option: …',
  ],
  references: [
    { title: 'Options of java', url: 'https://docs.oracle.com/en/java/javase/25/docs/specs/man/java.html' },
    { title: 'NODE_OPTIONS', url: 'https://nodejs.org/api/cli.html#node_optionsoptions' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A collector that Java 15 took out',
        dockerfile:
          'FROM eclipse-temurin:17-jre-noble\nENV [|JAVA_TOOL_OPTIONS="-Xmx512m -XX:+UseConcMarkSweepGC -XX:+CMSParallelRemarkEnabled"|]\nCOPY app.jar /app.jar\nUSER 1000\nENTRYPOINT ["java", "-jar", "/app.jar"]\n',
        fixed:
          'FROM eclipse-temurin:17-jre-noble\nENV JAVA_TOOL_OPTIONS="-Xmx512m -XX:+UseG1GC"\nCOPY app.jar /app.jar\nUSER 1000\nENTRYPOINT ["java", "-jar", "/app.jar"]\n',
      },
      {
        title: 'Logging options of Java 8',
        dockerfile:
          'FROM eclipse-temurin:21-jre-noble\nCOPY app.jar /app.jar\nUSER 1000\nENTRYPOINT ["java", [|"-XX:+PrintGCDateStamps"|], "-jar", "/app.jar"]\n',
      },
      {
        title: 'An option of a newer Node.js',
        dockerfile:
          'FROM node:14-bullseye AS build\nWORKDIR /app\nCOPY . .\nENV [|NODE_OPTIONS=--openssl-legacy-provider|]\nRUN npm run build\nFROM nginx:1.31-alpine\nCOPY --from=build /app/dist /usr/share/nginx/html\n',
      },
      {
        title: 'An option for modules, on a release without them',
        dockerfile:
          'FROM eclipse-temurin:8-jre-noble\nENV [|JAVA_TOOL_OPTIONS="--add-opens=java.base/java.lang=ALL-UNNAMED"|]\nCOPY app.jar /app.jar\nUSER 1000\nENTRYPOINT ["java", "-jar", "/app.jar"]\n',
      },
      {
        title: 'TypeScript on a Node.js that does not know it',
        dockerfile:
          'FROM node:20-slim\nWORKDIR /app\nCOPY . .\nUSER node\nCMD ["node", [|"--experimental-strip-types"|], "src/server.ts"]\n',
      },
      {
        title: 'A variable that does not take it',
        dockerfile:
          'FROM node:24-slim\nENV [|NODE_OPTIONS="--max-old-space-size=512 --stack-size=4000"|]\nCOPY app.js /app.js\nUSER 1000\nCMD ["node", "/app.js"]\n',
        fixed:
          'FROM node:24-slim\nENV NODE_OPTIONS="--max-old-space-size=512"\nCOPY app.js /app.js\nUSER 1000\nCMD ["node", "/app.js"]\n',
      },
    ],
    good: [
      {
        title: 'New on one line, and there on an older one as well',
        dockerfile:
          'FROM node:16-alpine\nWORKDIR /app\nCOPY . .\nUSER node\nCMD ["node", "--watch", "--test", "server.js"]\n',
      },
      {
        title: 'Options of this release',
        dockerfile:
          'FROM eclipse-temurin:21-jre-noble\nENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+UseG1GC"\nCOPY app.jar /app.jar\nUSER 1000\nENTRYPOINT ["java", "-Xlog:gc*", "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-jar", "/app.jar"]\n',
      },
      {
        title: 'A release that still takes it',
        dockerfile:
          'FROM eclipse-temurin:8-jre-noble\nENV JAVA_TOOL_OPTIONS="-XX:+UseConcMarkSweepGC -XX:+PrintGCDateStamps"\nCOPY app.jar /app.jar\nUSER 1000\nENTRYPOINT ["java", "-jar", "/app.jar"]\n',
      },
      {
        title: 'On the command line, where Node.js takes it',
        dockerfile:
          'FROM node:24-slim\nENV NODE_OPTIONS="--max-old-space-size=512 --max-heap-size=700"\nCOPY app.js /app.js\nUSER 1000\nCMD ["node", "--stack-size=4000", "/app.js"]\n',
      },
      {
        title: 'Told to take what it does not know',
        dockerfile:
          'FROM eclipse-temurin:21-jre-noble\nENV JAVA_TOOL_OPTIONS="-XX:+IgnoreUnrecognizedVMOptions -XX:+UseConcMarkSweepGC"\nCOPY app.jar /app.jar\nUSER 1000\nENTRYPOINT ["java", "-jar", "/app.jar"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const options of inspection.catalog.runtimeOptions.values()) {
      const seen = new Set<number>();
      for (const reported of ofRuntime(inspection, options)) {
        if (seen.has(reported.span.start)) continue;
        seen.add(reported.span.start);
        yield reported;
      }
    }
  },
});

function* ofRuntime(inspection: Inspection, options: RuntimeOptions): Iterable<Reported> {
  for (const view of inspection.reachable) yield* whileBuilding(inspection, view, options);
  const { target } = inspection;
  const version = target && runtimeReleaseAt(target.view.end, options.table);
  if (target?.start === undefined || version === undefined) return;
  yield* whenStarted({ inspection, options, version, view: target.view }, target.start);
}

function firstRefused(
  { options, version }: Place,
  words: readonly string[],
  from: OptionPlace,
): Refused | undefined {
  const { takesAll } = options.table;
  if (takesAll !== undefined && words.includes(takesAll)) return undefined;
  for (const option of words) {
    const refused = options.refuses(option, version, from);
    if (refused) return { option, ...refused };
  }
  return undefined;
}

/** The first command of a stage whose runtime does not start. */
function* whileBuilding(
  inspection: Inspection,
  view: StageView,
  options: RuntimeOptions,
): Iterable<Reported> {
  for (const [index, step] of view.stage.steps.entries()) {
    const { run } = step;
    if (!run || (run.language !== 'shell' && run.language !== 'exec')) continue;
    const commands = run.script.commands.filter((command) => isOnRuntime(options, command));
    if (commands.length === 0) continue;
    const version = runtimeReleaseAt(view.before(index + 1), options.table);
    if (version === undefined) continue;
    const place = { inspection, options, version, view };
    for (const command of commands) {
      const reported = inCommand(place, step, run, command);
      if (!reported) continue;
      yield { ...reported, consequence: 'will-not-build' };
      return;
    }
  }
}

function isOnRuntime({ table }: RuntimeOptions, command: Command): boolean {
  return (
    command.runs === 'always' &&
    command.failureCounts &&
    command.name !== undefined &&
    table.programs.includes(baseName(command.name))
  );
}

function inCommand(place: Place, step: Step, run: RunStep, command: Command): Reported | undefined {
  const [runtime] = place.options.table.programs;
  if (baseName(command.name) === runtime) {
    const given = firstRefused(place, optionsGiven(command.args.map(({ text }) => text)), 'arguments');
    const word = given && command.args.find(({ text }) => text === given.option);
    if (given && word) return report(place, given, run.toSource(word.span), undefined);
  }
  for (const variable of read(place, baseName(command.name))) {
    const value = command.environment.get(variable);
    const refused = value === undefined ? undefined : firstRefused(place, wordsOf(value), 'variable');
    if (!refused) continue;
    const own = command.assignments.find(({ name }) => name === variable);
    const set = step.before.variables.get(variable);
    const span = own ? run.toSource(own.span) : set?.value === value ? set?.span : undefined;
    return report(place, refused, span ?? run.toSource(command.span), variable);
  }
  return undefined;
}

/** Those before the first operand: what stands behind is for the program that is run. */
function optionsGiven(words: readonly (string | undefined)[]): readonly string[] {
  const end = words.findIndex((text) => text === undefined || !text.startsWith('-') || text === '-jar');
  return words.slice(0, end < 0 ? undefined : end).flatMap((text) => text ?? []);
}

function wordsOf(value: string): readonly string[] {
  return value.split(/\s+/).filter((word) => word !== '');
}

/** The variables that a program reads options from. */
function read({ options, version }: Place, program: string): readonly string[] {
  return options.table.variables.flatMap(({ name, only, since }) => {
    const isRead = only === undefined || only.includes(program);
    return isRead && (since === undefined || Number.parseInt(version, 10) >= Number(since)) ? [name] : [];
  });
}

function* whenStarted(place: Place, start: Launch): Iterable<Reported> {
  const { options, view } = place;
  const [runtime = ''] = options.table.programs;
  const { variables } = view.stage.end;
  const ways = start.inherited ? [] : waysOf(view.stage.end, start);
  for (const { command, spanOf } of ways.flatMap(({ commands, isSure }) => (isSure ? commands : []))) {
    if (command.runs !== 'always' || baseName(command.name) !== runtime) continue;
    const given = firstRefused(place, optionsGiven(command.args.map(({ text }) => text)), 'arguments');
    const word = given && command.args.find(({ text }) => text === given.option);
    // What a variable brings is told where the variable is set.
    if (!given || !word?.raw.includes(given.option)) continue;
    yield report(place, given, spanOf(word), undefined);
    break;
  }
  const server = options.table.servers?.find(({ language }) => language === languageOf(view));
  const started = ways.flatMap(({ commands }) => commands);
  const isRead =
    server !== undefined ||
    (!start.inherited && (started.length === 0 || started.some(({ command }) => mayRun(options, command))));
  const own = [...(server?.variables ?? []), ...(isRead ? read(place, runtime) : [])];
  const handedOver = namedIn(spoken(place, start), runtime);
  for (const variable of variables.environment().values()) {
    if (!own.includes(variable.name) && !handedOver.has(variable.name)) continue;
    if (variable.span === undefined || variable.value === undefined) continue;
    const refused = firstRefused(place, wordsOf(variable.value), 'variable');
    if (refused) yield report(place, refused, variable.span, variable.name);
  }
}

/** Whether a command runs on the runtime, or is a file that may: `/app/start`, `start.sh`. */
function mayRun({ table }: RuntimeOptions, { name }: Command): boolean {
  if (name === undefined || /[/.]/.test(name)) return true;
  return table.programs.includes(name) || languageOfProgram(name) === table.language;
}

function languageOf({ image }: StageView): string | undefined {
  return image && presentIn(image.facts.language)?.name;
}

/** What of the start is written in the file. */
function spoken({ inspection, view }: Place, start: Launch): string {
  const { cmd, entrypoint } = view.stage.end;
  const spans = start.inherited ? [] : [entrypoint?.span, cmd?.span];
  return spans.map((each) => each && inspection.dockerfile.text.slice(each.start, each.end)).join('\n');
}

/** The variables that a text names which starts the runtime: `java $JAVA_OPTS -jar app.jar`. */
function namedIn(text: string, runtime: string): ReadonlySet<string> {
  if (!text.includes(runtime)) return new Set();
  return new Set(Array.from(text.matchAll(/\$\{?(\w+)/g), ([, name = '']) => name));
}
