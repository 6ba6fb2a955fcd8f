import { flagOf } from './flags';
import type { Instruction, Keyword, Word } from './syntax';

/**
 * Where BuildKit fills in variables. `global`: from the ARGs before the first FROM; `stage`: from ENV and ARG in
 * force there. `words`: parted at white space afterwards; `heredoc`: bodies with an unquoted delimiter, quotes in them
 * mean nothing. https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export type ExpandedField = {
  readonly field: string;
  readonly scope: 'global' | 'stage';
  readonly how: 'word' | 'words' | 'heredoc';
};

function field(name: string, how: ExpandedField['how'] = 'word', scope: ExpandedField['scope'] = 'stage') {
  return { field: name, scope, how };
}

const copied = [
  field('sources'),
  field('destination'),
  field('--chown'),
  field('--chmod'),
  field('heredocs', 'heredoc'),
];

/** The fields of each instruction that are expanded; all others are taken as written. */
export const expandedFields: { readonly [K in Keyword]: readonly ExpandedField[] } = {
  add: [...copied, field('--checksum')],
  // Not the name; the default only when no build argument gives a value.
  arg: [field('default')],
  cmd: [],
  copy: copied,
  entrypoint: [],
  env: [field('key'), field('value')],
  expose: [field('words', 'words')],
  from: [field('image', 'word', 'global'), field('--platform', 'word', 'global')],
  healthcheck: [],
  label: [field('key'), field('value')],
  maintainer: [],
  onbuild: [],
  // The values of the options, but `from`.
  run: [field('--mount')],
  shell: [],
  stopsignal: [field('word')],
  user: [field('word')],
  volume: [field('words')],
  workdir: [field('word')],
};

/** The words of an instruction that are expanded; options of mounts and here-documents not among them. */
export function expandedWords(instruction: Instruction): readonly Word[] {
  switch (instruction.keyword) {
    case 'from':
      return [instruction.image, ...flagValues(instruction, 'platform')];
    case 'arg':
      return instruction.declarations.flatMap(({ default: value }) => (value === undefined ? [] : [value]));
    case 'env':
    case 'label':
      return instruction.pairs.flatMap(({ key, value }) => [key, value]);
    case 'copy':
      return [...instruction.sources, instruction.destination, ...flagValues(instruction, 'chown', 'chmod')];
    case 'add':
      return [
        ...instruction.sources,
        instruction.destination,
        ...flagValues(instruction, 'chown', 'chmod', 'checksum'),
      ];
    case 'expose':
    case 'volume':
      return instruction.words;
    case 'user':
    case 'workdir':
    case 'stopsignal':
      return [instruction.word];
    default:
      return [];
  }
}

function flagValues({ flags }: Instruction, ...names: readonly string[]): readonly Word[] {
  return names.flatMap((name) => {
    const flag = flagOf(flags, name);
    if (flag?.value === undefined || flag.valueSpan === undefined) return [];
    return [{ text: flag.value, span: flag.valueSpan }];
  });
}
