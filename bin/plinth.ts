#!/usr/bin/env -S npx tsx
import { dirname } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { analyze } from '../lib/analyze';
import { configurationFor } from '../lib/bases/configuration';
import { readCatalog } from '../lib/catalog/files';
import { differenceOf } from '../lib/difference/difference';
import { describeDockerfile } from '../lib/dockerfile/describe';
import { parseDockerfile } from '../lib/dockerfile/parse';
import { explain } from '../lib/explain/explain';
import { findFormat, formats } from '../lib/render';
import { differenceAs, differenceFormats } from '../lib/render/difference';
import type { Format } from '../lib/render/format';
import { renderJson } from '../lib/render/json';
import { patchOf } from '../lib/render/patch';
import text from '../lib/render/text';
import { type Keep, keepWords, readKeep } from '../lib/report/keep';
import { readRequest } from '../lib/report/read-request';
import { AnalyzeRequest } from '../lib/report/request';
import { wishes } from '../lib/report/wishes';
import { rewrite } from '../lib/rewrite';
import { describeStages } from '../lib/stages/describe';
import { buildStages } from '../lib/stages/graph';
import { own } from '../lib/text/table';
import { visibleExcept } from '../lib/text/visible';
import { engineVersion } from '../lib/version';
import { explanationText, readMessage } from './explain';
import { reportFault } from './fault';
import { notesOf, refusalOf, replaceFile } from './fix';
import { type Input, InputError, readInput } from './input';
import { addInspectCommand } from './inspect';
import { readNeighbours } from './neighbours';
import { addObserveCommand } from './observe';
import { siteAddress } from './site';
import { addStoreCommand } from './store';

type Asked = {
  readonly target?: string;
  readonly buildArg: ReadonlyMap<string, string>;
  readonly platform: string;
  readonly context?: string;
  readonly alone?: boolean;
};

type AskedToFix = Asked & {
  readonly to?: string;
  readonly review?: boolean;
  readonly without: readonly string[];
  readonly keep: readonly string[];
  readonly diff?: boolean;
  readonly write?: boolean;
  readonly json?: boolean;
};

const today = process.env.PLINTH_TODAY ?? new Date().toISOString().slice(0, 10);

const defaultPlatform = 'linux/amd64';

const formatIds = formats.map(({ id }) => id).join(', ');

const program = new Command('plinth')
  .description('What should your container stand on?')
  .version(engineVersion)
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(visibleExcept('\n', text)) });

withFiles(
  withBuildOptions(program.command('analyze').argument('<file>', 'a Dockerfile, or - for standard input')),
)
  .description('say what will fail to build or start, and which bases fit')
  .option('--format <format>', `${formatIds} (default: "${text.id}")`, readFormat)
  .action(async (file: string, asked: Asked & { readonly format?: Format }) => {
    const input = readInput(file);
    const request = requestWith(file, input, asked);
    const catalog = readCatalog();
    const report = await analyze(request, catalog, today);
    const colour = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
    const format = asked.format ?? text;
    const plans =
      format === text ? await rewrite({ ...request, to: [...wishes] }, catalog, today) : undefined;
    const setting = {
      file: file === '-' && format !== text ? 'Dockerfile' : input.name,
      colour,
      address: undefined,
      site: siteAddress(),
      ...(plans && { moves: { ...plans, command: fixCommand(file, asked) } }),
    };
    process.stdout.write(format.render(report, setting));
    process.exitCode = report.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  });

withFiles(
  withBuildOptions(program.command('fix').argument('<file>', 'a Dockerfile, or - for standard input')),
)
  .description('print the file with the edits its findings offer, proved by reading the result again')
  .option(
    '--to <base>',
    'a reference, a family, least-change, smallest, same-publisher or without-shell: stand on that instead',
  )
  .option('--keep <word>', `what a new base has to have: ${keepWords}; may be given again`, addId, [])
  .option('--review', 'also make edits that are to be looked at')
  .option('--without <id>', 'leave out an edit; may be given again', addId, [])
  .addOption(new Option('--diff', 'print the difference instead').conflicts('write'))
  .option('--write', 'write the file instead of printing it')
  .option('--json', 'print all that is known of the edits, as POST /api/rewrite does')
  .action(async (file: string, asked: AskedToFix) => {
    if (asked.write === true && file === '-')
      throw new InputError('--write takes a file, not standard input');
    const input = readInput(file);
    const request = {
      ...requestWith(file, input, asked),
      safety: asked.review ? 'review' : 'safe',
      without: asked.without,
      ...(asked.to !== undefined && { to: asked.to, keep: keepOf(asked.keep) }),
    } as const;
    const answer = await rewrite(request, readCatalog(), today);
    if (answer.plans.length === 0) throw new InputError(`${input.name}: ${refusalOf(answer.unanswered)}`);
    for (const plan of answer.plans) {
      process.exitCode = plan.proof.after.errors > 0 ? 1 : 0;
      if (asked.write === true && plan.text !== input.text) replaceFile(file, plan.text);
      if (asked.json === true) process.stdout.write(renderJson(answer));
      else if (asked.diff === true) process.stdout.write(patchOf(input.name, input.text, plan.text));
      else if (asked.write !== true) process.stdout.write(plan.text);
      if (asked.json !== true) process.stderr.write(notesOf(plan));
    }
  });

withFiles(
  withBuildOptions(
    program
      .command('diff')
      .argument('<old>', 'a Dockerfile')
      .argument('<new>', 'another, or - for standard input'),
  ),
)
  .description('say what changes between two Dockerfiles: findings gone, new and kept, bases, sizes')
  .addOption(
    new Option('--format <format>', 'the form')
      .choices(differenceFormats.map(({ id }) => id))
      .default('text'),
  )
  .action(async (old: string, file: string, asked: Asked & { readonly format: string }) => {
    const catalog = readCatalog();
    const inputs = [readInput(old), readInput(file)] as const;
    const [before, after] = await Promise.all([
      analyze(requestWith(old, inputs[0], asked), catalog, today),
      analyze(requestWith(file, inputs[1], asked), catalog, today),
    ]);
    const difference = differenceOf({ report: before }, { report: after }, catalog, today);
    const setting = { before: inputs[0].name, after: inputs[1].name, address: undefined };
    process.stdout.write(differenceAs(asked.format, difference, setting));
    process.exitCode = difference.findings.new.some(({ severity }) => severity === 'error') ? 1 : 0;
  });

withFiles(
  withBuildOptions(
    program.command('explain').argument('<message>', 'what was printed, or - for standard input'),
  ),
)
  .description('say which rule knows an error message and, with a Dockerfile, which line explains it')
  .option('--file <file>', 'the Dockerfile that was built')
  .option('--json', 'print all that is known, as POST /api/explain does')
  .action((given: string, asked: Asked & { readonly file?: string; readonly json?: boolean }) => {
    const { file } = asked;
    const printed = readMessage(given);
    const request = file === undefined ? {} : requestWith(file, readInput(file), asked);
    const answer = explain({ ...request, message: printed }, readCatalog(), today);
    process.stdout.write(asked.json === true ? renderJson(answer) : explanationText(answer));
    process.exitCode = answer.rules.length === 0 && !answer.findings?.length ? 1 : 0;
  });

program
  .command('parse')
  .argument('<file>', 'a Dockerfile, or - for standard input')
  .description('show how the file is read, as JSON')
  .action((file: string) => {
    process.stdout.write(renderJson(describeDockerfile(parseDockerfile(readInput(file).text))));
  });

withBuildOptions(program.command('stages').argument('<file>', 'a Dockerfile, or - for standard input'))
  .description('show the stage graph with what is in force at every instruction, as JSON')
  .action((file: string, asked: Asked) => {
    const { dockerfile, target, buildArgs, platform } = requestOf(readInput(file).text, asked);
    const options = { target, buildArgs: buildArgs ?? {}, platform: platform ?? asked.platform };
    const graph = buildStages(parseDockerfile(dockerfile), options, configurationFor(readCatalog(), today));
    process.stdout.write(renderJson(describeStages(graph)));
  });

addInspectCommand(program, today);
addObserveCommand(program, today);

addStoreCommand(program);

function withBuildOptions(command: Command): Command {
  return command
    .option('--target <stage>', 'the stage to build; default: the last')
    .option('--build-arg <name=value>', 'a build argument; may be given again', addBuildArg, new Map())
    .option('--platform <platform>', 'the platform to build for', defaultPlatform);
}

function withFiles(command: Command): Command {
  return command
    .option(
      '--context <folder>',
      'the build context, whose files are looked at; default: the folder of the file',
    )
    .option('--alone', 'look at no file beside the Dockerfile');
}

/** The command that reads the same file with the same options. */
function fixCommand(file: string, { target, buildArg, platform, context, alone }: Asked): string {
  const options = [
    ...(target === undefined ? [] : ['--target', target]),
    ...[...buildArg].flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    ...(platform === defaultPlatform ? [] : ['--platform', platform]),
    ...(context === undefined ? [] : ['--context', context]),
    ...(alone === true ? ['--alone'] : []),
  ];
  return ['plinth', 'fix', file, ...options].map(quoted).join(' ');
}

/** A word as a shell reads it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function keepOf(words: readonly string[]): Keep {
  const read = readKeep(words);
  if (read.word !== undefined) throw new InputError(`--keep ${read.word}: choose of ${keepWords}`);
  return read.keep;
}

function addId(id: string, before: readonly string[]): readonly string[] {
  return [...before, id];
}

function addBuildArg(written: string, before: Map<string, string>): Map<string, string> {
  const at = written.indexOf('=');
  const name = at === -1 ? written : written.slice(0, at);
  const value = at === -1 ? own(process.env, name) : written.slice(at + 1);
  if (value === undefined) throw new InvalidArgumentError(`${name} has no value here: write ${name}=value`);
  return before.set(name, value);
}

function readFormat(id: string): Format {
  const format = findFormat(id);
  if (format === undefined) throw new InvalidArgumentError(`choose one of ${formatIds}`);
  return format;
}

/** A request with the files beside the Dockerfile; of standard input only those of a context that is named. */
function requestWith(file: string, { text: dockerfile }: Input, asked: Asked): AnalyzeRequest {
  const request = requestOf(dockerfile, asked);
  const context = asked.context ?? (file === '-' ? undefined : dirname(file));
  if (asked.alone === true || context === undefined) return request;
  const files = readNeighbours(file, dockerfile, context);
  return Object.keys(files).length === 0 ? request : { ...request, files };
}

function requestOf(dockerfile: string, { target, buildArg, platform }: Asked): AnalyzeRequest {
  const buildArgs = Object.fromEntries(buildArg);
  const read = readRequest(AnalyzeRequest, {
    dockerfile,
    ...(target !== undefined && { target }),
    buildArgs,
    platform,
  });
  if (read.kind === 'request') return read.request;
  const [{ path, message } = { path: 'options', message: 'are not understood' }] = read.faults;
  throw new InputError(`${path} ${message}`);
}

// A reader that has seen enough, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.on('uncaughtException', reportFault);

try {
  await program.parseAsync();
} catch (error) {
  reportFault(error);
}
