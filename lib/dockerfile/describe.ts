import { indexLines } from '../text/lines';
import { spanText } from '../text/span';
import type { CommandForm, Directive, Dockerfile, Heredoc, Instruction } from './syntax';

/** How a file is read, as `plinth parse` prints it: the arguments as BuildKit's parser holds them. */
export type DockerfileDescription = {
  readonly directives: { readonly [K in Directive['name']]: string | null };
  readonly instructions: readonly InstructionDescription[];
  readonly errors: readonly { readonly message: string; readonly line: number }[];
};

export type InstructionDescription = {
  readonly keyword: string;
  readonly line: number;
  readonly endLine: number;
  readonly flags: readonly string[];
  readonly form: 'exec' | 'shell' | 'pairs' | 'words';
  readonly arguments: readonly string[];
  readonly heredocs: readonly HeredocDescription[];
};

export type HeredocDescription = Pick<Heredoc, 'delimiter' | 'quoted' | 'stripTabs' | 'descriptor'> & {
  /** The body as written; with `stripTabs` the tabs in front of its lines are still there. */
  readonly content: string;
};

type Arguments = Pick<InstructionDescription, 'form' | 'arguments'>;

export function describeDockerfile(dockerfile: Dockerfile): DockerfileDescription {
  const { text, directives, instructions, errors } = dockerfile;
  const lines = indexLines(text);
  const lineAt = (offset: number): number => lines.positionAt(offset).line;
  const valueOf = (name: Directive['name']): string | null =>
    directives.find((directive) => directive.name === name)?.value ?? null;
  return {
    directives: { syntax: valueOf('syntax'), escape: valueOf('escape'), check: valueOf('check') },
    instructions: instructions.map((instruction) => ({
      keyword: instruction.keyword === 'invalid' ? instruction.written : instruction.keyword,
      line: lineAt(instruction.span.start),
      endLine: lineAt(instruction.span.end),
      flags: instruction.flags.map((flag) => flag.text),
      ...describeArguments(instruction),
      heredocs: instruction.heredocs.map((heredoc) => describeHeredoc(text, heredoc)),
    })),
    errors: errors.map(({ message, span }) => ({ message, line: lineAt(span.start) })),
  };
}

function describeHeredoc(text: string, heredoc: Heredoc): HeredocDescription {
  const { delimiter, quoted, stripTabs, descriptor, bodySpan } = heredoc;
  return { delimiter, quoted, stripTabs, descriptor, content: spanText(text, bodySpan) };
}

function describeArguments(instruction: Instruction): Arguments {
  switch (instruction.keyword) {
    case 'run':
    case 'cmd':
    case 'entrypoint':
      return describeCommand(instruction.command);
    case 'healthcheck':
      return describeHealthcheck(instruction.rest.text, instruction.command);
    case 'shell':
      return { form: 'exec', arguments: instruction.items.map(textOf) };
    case 'copy':
    case 'add':
      return {
        form: instruction.form,
        arguments: [...instruction.sources.map(textOf), instruction.destination.text],
      };
    case 'expose':
    case 'volume':
      return { form: instruction.form, arguments: instruction.words.map(textOf) };
    case 'env':
    case 'label':
      return {
        form: 'pairs',
        arguments: instruction.pairs.flatMap(({ key, value }) => [key.text, value.text]),
      };
    case 'arg':
      return {
        form: 'words',
        arguments: instruction.declarations.map(({ name, default: value }) =>
          value === undefined ? name.text : `${name.text}=${value.text}`,
        ),
      };
    case 'from': {
      const words = instruction.rest.text.split(/[\t\v\f\r ]+/);
      return { form: 'words', arguments: words };
    }
    case 'user':
    case 'workdir':
    case 'stopsignal':
    case 'maintainer':
    case 'onbuild':
      return { form: 'words', arguments: [instruction.rest.text] };
    case 'invalid':
      return { form: instruction.form, arguments: instruction.words.map(textOf) };
  }
}

function textOf({ text }: { readonly text: string }): string {
  return text;
}

function describeCommand(command: CommandForm): Arguments {
  if (command.form === 'exec') return { form: 'exec', arguments: command.items.map(textOf) };
  return { form: 'shell', arguments: command.script.text === '' ? [] : [command.script.text] };
}

/** The type comes first: `CMD`, or `NONE`. */
function describeHealthcheck(rest: string, command: CommandForm | undefined): Arguments {
  const [type = ''] = rest.split(/\s/, 1);
  if (command === undefined) return { form: 'words', arguments: [type] };
  const described = describeCommand(command);
  return { form: described.form, arguments: [type, ...described.arguments] };
}
