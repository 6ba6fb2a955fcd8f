import { type Command, InvalidArgumentError, Option } from 'commander';
import { own } from '../lib/text/table';

/** What commands share that read a Dockerfile. */
export type Asked = {
  readonly target?: string;
  readonly buildArg: ReadonlyMap<string, string>;
  readonly platform: string;
  readonly context?: string;
  readonly alone?: boolean;
};

export const defaultPlatform = 'linux/amd64';

export function withBuildOptions(command: Command): Command {
  return command
    .option('--target <stage>', 'the stage to build; default: the last')
    .addOption(
      new Option('--build-arg <name=value>', 'a build argument; may be given again')
        .argParser(addBuildArg)
        .default(new Map(), 'none'),
    )
    .option('--platform <platform>', 'the platform to build for', defaultPlatform);
}

export function withFiles(command: Command): Command {
  return command
    .option(
      '--context <folder>',
      'the build context, whose files are looked at; default: the folder of the file',
    )
    .option('--alone', 'look at no file beside the Dockerfile');
}

/** An option that may be given again. */
export function repeated(flags: string, about: string): Option {
  return new Option(flags, `${about}; may be given again`).argParser(addWord).default([], 'none');
}

function addWord(word: string, before: readonly string[]): readonly string[] {
  return [...before, word];
}

function addBuildArg(written: string, before: Map<string, string>): Map<string, string> {
  const at = written.indexOf('=');
  const name = at === -1 ? written : written.slice(0, at);
  const value = at === -1 ? own(process.env, name) : written.slice(at + 1);
  if (value === undefined) throw new InvalidArgumentError(`${name} has no value here: write ${name}=value`);
  return before.set(name, value);
}
