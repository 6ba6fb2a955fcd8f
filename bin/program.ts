import { Command, Option } from 'commander';
import { keepWords } from '../lib/report/keep-words';
import { visibleExcept } from '../lib/text/visible';
import { engineVersion } from '../lib/version';
import type { AskedToAnalyze } from './command/analyze';
import type { AskedToCompare } from './command/compare';
import type { AskedToDiff } from './command/diff';
import type { AskedToExplain } from './command/explain';
import type { AskedToFix } from './command/fix';
import { differenceFormIds, formIds } from './command/form-ids';
import type { AskedForImages } from './command/images';
import type { AskedToInspect } from './command/inspect';
import type { AskedToResolve } from './command/resolve';
import type { AskedForRules } from './command/rules';
import { reportFault } from './fault';
import {
  analyzeHelp,
  compareHelp,
  diffHelp,
  exitCodes,
  explainHelp,
  fixHelp,
  imagesHelp,
  initHelp,
  inspectHelp,
  resolveHelp,
  rulesHelp,
} from './help';
import { type Asked, defaultPlatform, repeated, withBuildOptions, withFiles } from './options';
import { refuseNoDay } from './today';

/**
 * The commands that everybody has, declared and nothing more: what a command needs is loaded when it runs, so that the
 * help and a wrong option cost no more than to read this.
 */
export function createProgram(): Command {
  const program = new Command('plinth')
    .description('What should your container stand on?')
    .version(engineVersion)
    .addHelpText('after', exitCodes)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(visibleExcept('\n', text)) });
  declareAnalyze(program.command('analyze'));
  declareFix(program.command('fix'));
  declareDiff(program.command('diff'));
  declareExplain(program.command('explain'));
  declareImages(program.command('images'));
  declareCompare(program.command('compare'));
  declareResolve(program.command('resolve'));
  declareRules(program.command('rules'));
  declareInit(program.command('init'));
  declareReading(program);
  declareInspect(program.command('inspect'));
  declareServing(program);
  return program;
}

/** Reads the words of the command line and does what they say; faults are said and end in an exit code. */
export async function run(program: Command): Promise<void> {
  process.stdout.on('error', endOrReport);
  process.on('uncaughtException', endOrReport);
  try {
    refuseNoDay();
    await program.parseAsync();
  } catch (error) {
    reportFault(error);
  }
}

/** A reader that has seen enough, such as `head`, or an editor that is gone, is no fault. */
function endOrReport(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  reportFault(error);
}

function declareAnalyze(command: Command): void {
  command
    .description('say what will fail to build or start, and which bases fit')
    .argument(
      '[paths...]',
      'Dockerfiles, folders to search, patterns such as "services/**/Dockerfile", or - for standard input; default: the folder you are in',
    )
    .addOption(formOption(formIds))
    .option('--output <file>', 'write that file, whole or not at all, instead of printing')
    .addOption(
      new Option(
        '--fail-on <severity>',
        'the least that ends with exit code 1; default: what the configuration says, or error',
      ).choices(['error', 'warning', 'info', 'never']),
    )
    .addOption(
      new Option('--min-certainty <certainty>', 'leave out what is less certain').choices([
        'certain',
        'likely',
        'possible',
      ]),
    )
    .addOption(repeated('--only <rule>', 'leave out what other rules find'))
    .addOption(repeated('--ignore <rule>', 'leave out what this rule finds'))
    .option('--baseline <file>', 'leave out what that file knows of before')
    .option('--write-baseline', 'write what is found now to the baseline; default: plinth.baseline.json')
    .option('--quiet', 'show nothing but what --fail-on counts')
    .option('--no-color', 'no colours; FORCE_COLOR and NO_COLOR are heeded without it');
  withFiles(withBuildOptions(command))
    .addHelpText('after', analyzeHelp)
    .action(async (paths: readonly string[], asked: AskedToAnalyze) => {
      const { analyzeCommand } = await import('./command/analyze');
      await analyzeCommand(paths, asked);
    });
}

function declareFix(command: Command): void {
  withFiles(withBuildOptions(command.argument('<file>', 'a Dockerfile, or - for standard input')))
    .description('print the file with the edits its findings offer, proved by reading the result again')
    .option(
      '--to <base>',
      'a reference, a family, least-change, smallest, same-publisher or without-shell: stand on that instead',
    )
    .addOption(repeated('--keep <word>', `what a new base has to have: ${keepWords}`))
    .option('--review', 'also make edits that are to be looked at')
    .addOption(repeated('--without <id>', 'leave out an edit'))
    .addOption(new Option('--diff', 'print the difference instead').conflicts('write'))
    .option('--write', 'write the file instead of printing it')
    .option('--json', 'print all that is known of the edits, as POST /api/rewrite does')
    .addHelpText('after', fixHelp)
    .action(async (file: string, asked: AskedToFix) => {
      const { fixCommand } = await import('./command/fix');
      await fixCommand(file, asked);
    });
}

function declareDiff(command: Command): void {
  withFiles(
    withBuildOptions(
      command.argument('<old>', 'a Dockerfile').argument('<new>', 'another, or - for standard input'),
    ),
  )
    .description('say what changes between two Dockerfiles: findings gone, new and kept, bases, sizes')
    .addOption(formOption(differenceFormIds))
    .addHelpText('after', diffHelp)
    .action(async (old: string, file: string, asked: AskedToDiff) => {
      const { diffCommand } = await import('./command/diff');
      await diffCommand(old, file, asked);
    });
}

function declareExplain(command: Command): void {
  withFiles(
    withBuildOptions(
      command.argument('<rule-or-message>', 'the id of a rule, what was printed, or - for standard input'),
    ),
  )
    .description(
      'say what a rule means, or which rule knows an error message and, with --file, which line explains it',
    )
    .option('--file <file>', 'the Dockerfile that was built')
    .option('--json', 'print all that is known, as POST /api/explain does')
    .addHelpText('after', explainHelp)
    .action(async (given: string, asked: AskedToExplain) => {
      const { explainCommand } = await import('./command/explain');
      explainCommand(given, asked);
    });
}

function declareImages(command: Command): void {
  command
    .description('search the catalog of base images: size, libc, shell, user, support')
    .argument('[words...]', 'names, versions and facts, such as: python 3.13 no shell; default: all')
    .addOption(formOption(['text', 'json', 'csv']))
    .option(
      '--sort <fact>',
      'by what to order, with a minus for descending: name, support-ends, …',
      'compressed-size',
    )
    .option('--limit <count>', 'show so many; default: 25 as text, all of them in other forms')
    .addHelpText('after', imagesHelp)
    .action(async (words: readonly string[], asked: AskedForImages) => {
      const { imagesCommand } = await import('./command/images');
      imagesCommand(words, asked);
    });
}

function declareCompare(command: Command): void {
  command
    .description('put images of the catalog side by side: what differs, and where one is better')
    .argument('<images...>', 'two to five references, or words that fit one image alone')
    .addOption(formOption(['text', 'json']))
    .option('--all', 'also what is the same, and what is not known of all')
    .addHelpText('after', compareHelp)
    .action(async (names: readonly string[], asked: AskedToCompare) => {
      const { compareCommand } = await import('./command/compare');
      compareCommand(names, asked);
    });
}

function declareResolve(command: Command): void {
  command
    .description('say what a reference means today, and what its tag stood on before')
    .argument('<reference>', 'as it stands after FROM')
    .addOption(formOption(['text', 'json']))
    .addHelpText('after', resolveHelp)
    .action(async (reference: string, asked: AskedToResolve) => {
      const { resolveCommand } = await import('./command/resolve');
      resolveCommand(reference, asked);
    });
}

function declareRules(command: Command): void {
  command
    .description('list the rules: id, severity, what follows, title')
    .addOption(formOption(['text', 'json', 'csv']))
    .addHelpText('after', rulesHelp)
    .action(async (asked: AskedForRules) => {
      const { rulesCommand } = await import('./command/rules');
      rulesCommand(asked);
    });
}

function declareInit(command: Command): void {
  command
    .description('write a plinth.config.json to begin with, and say what to do next')
    .addHelpText('after', initHelp)
    .action(async () => {
      const { initCommand } = await import('./command/init');
      initCommand();
    });
}

function declareReading(program: Command): void {
  program
    .command('parse')
    .argument('<file>', 'a Dockerfile, or - for standard input')
    .description('show how the file is read, as JSON')
    .action(async (file: string) => {
      const { parseCommand } = await import('./command/parse');
      parseCommand(file);
    });
  withBuildOptions(program.command('stages').argument('<file>', 'a Dockerfile, or - for standard input'))
    .description('show the stage graph with what is in force at every instruction, as JSON')
    .action(async (file: string, asked: Asked) => {
      const { stagesCommand } = await import('./command/stages');
      stagesCommand(file, asked);
    });
}

function declareInspect(command: Command): void {
  command
    .argument(
      '<image>',
      'a reference; oci:FOLDER or archive:FILE.tar on this machine; or - for an archive on standard input',
    )
    .description('read an image out of its registry, layer by layer, and say what is in it')
    .option('--platform <platform>', 'of which platform', defaultPlatform)
    .addOption(formOption(['text', 'json']))
    .addHelpText('after', inspectHelp)
    .action(async (image: string, asked: AskedToInspect) => {
      const { inspectCommand } = await import('./command/inspect');
      await inspectCommand(image, asked);
    });
}

function declareServing(program: Command): void {
  program
    .command('lsp')
    .description('the language server for editors, over standard input and output')
    .option('--stdio', 'which is how it speaks anyway')
    .action(async () => {
      const { serveLanguage } = await import('./lsp/index');
      await serveLanguage();
    });
  program
    .command('mcp')
    .description('tools for agents by the Model Context Protocol, over standard input and output')
    .action(async () => {
      const { serveAgent } = await import('./mcp/index');
      await serveAgent();
    });
}

function formOption(ids: readonly string[]): Option {
  return new Option('--format <format>', 'the form').choices(ids).default('text');
}
