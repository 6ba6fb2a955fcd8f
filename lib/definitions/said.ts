import { shortened } from '../text/shorten';
import type { Span } from '../text/span';

const sentences = {
  'yaml-tab': () => 'YAML takes no tabs for indentation: what stands here is not read. Write spaces.',
  'yaml-indent': () =>
    'A bracket is not closed, or the indentation does not fit the lines above: what follows may not be read as it is meant.',
  'yaml-broken': () =>
    'This is not valid YAML: what stands here is not read. Docker and Kubernetes refuse the file.',
  'alias-unknown': (name) => `\`*${name}\` refers to no anchor before it: what it stands for is not known.`,
  'key-repeated': (name) => `\`${name}\` stands here a second time: the first one is read.`,
  'too-large': () =>
    'The file has more than can be read: 1 MiB of text, 100 levels and 100 000 values at most.',
  template: () =>
    'This is a template: what `{{ … }}` becomes is not known here. Render it first, such as with `helm template`.',
  expression: (name) => `What \`${name}\` comes to is not known: the expression is not understood.`,
  'expression-of-value': (name) =>
    `What ${name} comes to is not known: Plinth reads no functions, conditions or calculations.`,
  'hcl-broken': () => 'This is not valid HCL: what stands here is not read.',
  'json-broken': () => 'This is not valid JSON: what stands here is not read.',
  'variable-unset': (name) =>
    `\`${name}\` has no value here: what depends on it is not known. Set it in \`.env\` or in the environment.`,
  'variable-required': (name) =>
    `\`${name}\` is required and has no value here: Compose refuses the file. Set it in \`.env\` or in the environment.`,
  interpolation: () =>
    'The variable is written in a way Compose does not read: it refuses the file. Write `${NAME}`, and `$$` for a dollar sign.',
  include: () => 'The files that `include` names are not looked at.',
  'extends-file': (name) => `\`${name}\` extends a service of another file, which is not looked at.`,
  'extends-unknown': (name) => `\`${name}\` extends a service that is not in this file.`,
  'extends-circle': (name) => `\`${name}\` extends itself.`,
  'remote-context': (name) => `\`${name}\` is built from somewhere else: its Dockerfile is not looked at.`,
  'nothing-to-run': (name) => `\`${name}\` names neither an image nor a build: nothing is judged of it.`,
  'image-invalid': (name) =>
    name === ''
      ? 'What names the image here is empty: there is nothing to pull.'
      : `\`${name}\` is no name of an image: pulling it fails.`,
  'context-replaces': (name) =>
    `The named context \`${name}\` takes the place of an image or a stage of this Dockerfile: it is not judged.`,
  'inherits-unknown': (name) => `There is no target \`${name}\` to inherit from.`,
  'inherits-circle': (name) => `\`${name}\` inherits from itself.`,
  'inherits-deep': (name) =>
    `What \`${name}\` brings is not read: it is inherited over more than 50 targets.`,
  'matrix-not-read': (name) =>
    `The matrix of \`${name}\` is not made of plain lists: its builds are not looked at.`,
  'no-dockerfile': (name) => `\`${name}\` is not there: what is built from it is not judged.`,
  'dockerfile-outside': (name) => `\`${name}\` leads out of the folder through a link: it is not read.`,
  'dockerfile-unreadable': (name) =>
    `\`${name}\` cannot be read: it is no text, too large, or may not be read.`,
  'build-refused': (name) => `It is not judged: ${name}.`,
  'too-many': (name) => `${name} more are not looked at.`,
  'compose-of-dev-container': (name) => `\`${name}\` says what is built: give that file.`,
} as const satisfies Record<string, (name: string) => string>;

export type SaidCode = keyof typeof sentences;

/** What is not known of a definition, and where; `name` fills the sentence. */
export type Said = { readonly code: SaidCode; readonly name?: string; readonly span: Span };

/** What a file is refused for whole by what builds or runs from it, whatever its variables are. */
const refusals: ReadonlySet<SaidCode> = new Set([
  'yaml-tab',
  'yaml-indent',
  'yaml-broken',
  'json-broken',
  'hcl-broken',
  'interpolation',
]);

export function refusalIn(said: readonly Said[]): Said | undefined {
  return said.find(({ code }) => refusals.has(code));
}

export function saidSentence({ code, name = '' }: Said): string {
  return shortened(sentences[code](name));
}
