import * as unbash from 'unbash';
import { type Span, span } from '../text/span';
import { isCrowded } from './crowded';

/** Something of a script that bash reads and smaller shells may not. */
export type BashFeature = {
  readonly kind:
    | 'array'
    | 'process-substitution'
    | 'here-string'
    | 'function-keyword'
    | 'arithmetic-for'
    | 'select'
    | 'pipe-both'
    | 'redirect-both'
    | 'double-brackets'
    | 'expansion'
    | 'braces'
    | 'command';
  /** Of an expansion what it does, of the others as written; of a command its name. */
  readonly name: string;
  /** The raw words of a command behind the name; none for the other kinds. */
  readonly args: readonly Written[];
  /** A command writes what it prints into a file. */
  readonly intoFile: boolean;
  readonly span: Span;
} & Place;

export type Written = { readonly raw: string; readonly span: Span };

type Place = {
  /** As of commands: `maybe` in branches, loops and functions, and behind what may fail unnoticed. */
  readonly runs: 'always' | 'maybe';
  readonly failureCounts: boolean;
  /** Its failure is an answer: in a condition, left of `||`, negated. */
  readonly asked: boolean;
  /** In `( … )` or `$( … )`. */
  readonly inside: boolean;
};

type Reader = { readonly text: string; readonly errexit: boolean; readonly found: BashFeature[] };

const deepest = 40;

/**
 * What of the script itself is bash's; scripts held by words (`bash -c '…'`) and here-documents are left to their own shell.
 * `errexit`: every failure counts. Never throws.
 */
export function bashFeatures(text: string, errexit: boolean): readonly BashFeature[] {
  if (isCrowded(text)) return [];
  const reader: Reader = { text, errexit, found: [] };
  try {
    const { commands } = unbash.parse(text);
    walkList(reader, commands, { runs: 'always', failureCounts: true, asked: false, inside: false }, 0);
  } catch {
    // What the parser cannot read is said by `parseScript`.
  }
  return reader.found;
}

function walkList(
  reader: Reader,
  statements: readonly unbash.Statement[],
  place: Place,
  depth: number,
): void {
  if (depth > deepest) return;
  for (const [index, { command, background }] of statements.entries()) {
    const last = index === statements.length - 1;
    const failureCounts = place.failureCounts && (last || reader.errexit) && background !== true;
    walk(reader, command, { ...place, failureCounts, asked: place.asked || background === true }, depth + 1);
  }
}

function walk(
  reader: Reader,
  node: unbash.PipelineNode | unbash.AndOr | unbash.CompoundList,
  place: Place,
  depth: number,
): void {
  const maybe: Place = { ...place, runs: 'maybe' };
  const asked: Place = { ...place, failureCounts: false, asked: true };
  switch (node.type) {
    case 'Command':
      walkCommand(reader, node, place, depth);
      return;
    case 'Pipeline': {
      const negated = node.prefixes.some(({ type }) => type === 'Negation');
      for (const [index, member] of node.commands.entries()) {
        const last = index === node.commands.length - 1;
        const counts = place.failureCounts && last && !negated;
        const inside = place.inside || node.commands.length > 1;
        walk(reader, member, { ...(negated ? asked : place), failureCounts: counts, inside }, depth);
        if (node.operators[index] === '|&') {
          const start = reader.text.indexOf('|&', member.end);
          if (start !== -1) add(reader, 'pipe-both', '|&', span(start, start + 2), place);
        }
      }
      return;
    }
    case 'AndOr':
      walkAndOr(reader, node, place, depth);
      return;
    case 'CompoundList':
      walkList(reader, node.commands, place, depth);
      return;
    case 'If':
      walkList(reader, node.clause.commands, asked, depth);
      walkList(reader, node.then.commands, maybe, depth);
      for (const { clause, then } of node.elif) {
        walkList(reader, clause.commands, { ...asked, runs: 'maybe' }, depth);
        walkList(reader, then.commands, maybe, depth);
      }
      if (node.else) walkList(reader, node.else.commands, maybe, depth);
      return;
    case 'While':
      walkList(reader, node.clause.commands, asked, depth);
      walkList(reader, node.body.commands, maybe, depth);
      return;
    case 'For':
      for (const word of node.wordlist ?? []) walkWord(reader, word, place, depth);
      walkList(reader, node.body.commands, maybe, depth);
      return;
    case 'Select':
      add(reader, 'select', 'select', span(node.pos, node.pos + 'select'.length), place);
      return;
    case 'ArithmeticFor':
      add(reader, 'arithmetic-for', 'for ((', span(node.pos, node.pos + 'for'.length), place);
      walkList(reader, node.body.commands, maybe, depth);
      return;
    case 'Case':
      walkWord(reader, node.word, place, depth);
      for (const { body } of node.items) walkList(reader, body.commands, maybe, depth);
      return;
    case 'Function':
      if (/^function\s/.test(reader.text.slice(node.pos, node.pos + 9)))
        add(reader, 'function-keyword', 'function', span(node.pos, node.pos + 'function'.length), place);
      walk(reader, node.body, maybe, depth + 1);
      return;
    case 'Subshell':
      walkList(reader, node.body.commands, { ...place, inside: true }, depth);
      return;
    case 'BraceGroup':
      walkList(reader, node.body.commands, place, depth);
      return;
    case 'Redirected':
      for (const redirect of node.redirects) walkRedirect(reader, redirect, place, depth);
      walk(reader, node.command, place, depth + 1);
      return;
    case 'TestCommand':
      add(reader, 'double-brackets', '[[', span(node.pos, node.pos + 2), place);
      return;
    case 'Coproc':
    case 'ArithmeticCommand':
      return;
    default:
      node satisfies never;
  }
}

/** What follows `&&` runs surely only where the failure of the whole counts. */
function walkAndOr(reader: Reader, { commands, operators }: unbash.AndOr, place: Place, depth: number): void {
  const firstOr = operators.indexOf('||');
  const lastOr = operators.lastIndexOf('||');
  for (const [index, member] of commands.entries()) {
    const caught = lastOr >= index;
    const sure = (firstOr === -1 || firstOr >= index) && (index === 0 || place.failureCounts);
    walk(
      reader,
      member,
      {
        ...place,
        runs: sure ? place.runs : 'maybe',
        failureCounts: place.failureCounts && !caught,
        asked: place.asked || caught,
      },
      depth + 1,
    );
  }
}

function walkCommand(reader: Reader, node: unbash.Command, place: Place, depth: number): void {
  for (const item of node.prefix) {
    if (item.type === 'Assignment') walkAssignment(reader, item, place, depth);
    else walkRedirect(reader, item, place, depth);
  }
  const { name } = node;
  if (name) walkWord(reader, name, place, depth);
  const args: Written[] = [];
  for (const item of node.suffix) {
    if (item.type === 'Word') {
      walkWord(reader, item, place, depth, name?.text);
      args.push({ raw: item.text, span: spanOf(item) });
    } else if (item.type === 'Assignment') walkAssignment(reader, item, place, depth);
    else walkRedirect(reader, item, place, depth);
  }
  if (!name || !/^(\[|[a-z]+)$/.test(name.text)) return;
  const intoFile = node.redirects.some(
    (redirect) =>
      (redirect.operator === '>' || redirect.operator === '>>') &&
      redirect.descriptor === undefined &&
      redirect.target !== undefined &&
      !redirect.target.text.startsWith('/dev/'),
  );
  reader.found.push({ kind: 'command', name: name.text, args, intoFile, span: spanOf(name), ...place });
}

function walkAssignment(reader: Reader, node: unbash.Assignment, place: Place, depth: number): void {
  if (node.value.type === 'ArrayValue') add(reader, 'array', node.name, spanOf(node), place);
  else walkWord(reader, node.value, place, depth);
}

function walkRedirect(reader: Reader, node: unbash.Redirection, place: Place, depth: number): void {
  if (node.type === 'HereDoc') return;
  if (node.type === 'HereString') add(reader, 'here-string', '<<<', spanOf(node), place);
  else if (node.operator === '&>' || node.operator === '&>>')
    add(reader, 'redirect-both', node.operator, spanOf(node), place);
  if (node.target) walkWord(reader, node.target, place, depth);
}

/** Programs that make or move files: to them `{a,b}` as it stands is a name. */
const takesFiles = new Set(['mkdir', 'touch', 'cp', 'mv', 'rm', 'chown', 'chmod', 'ln', 'install', 'rmdir']);

function walkWord(reader: Reader, word: unbash.Word, place: Place, depth: number, command?: string): void {
  walkParts(reader, word.parts ?? [], place, depth, command === undefined || !takesFiles.has(command));
}

function walkParts(
  reader: Reader,
  parts: readonly unbash.WordPart[],
  place: Place,
  depth: number,
  bracesMatterNot: boolean,
): void {
  if (depth > deepest) return;
  for (const part of parts) {
    switch (part.type) {
      case 'DoubleQuoted':
      case 'LocaleString':
        walkParts(reader, part.parts, place, depth + 1, true);
        break;
      case 'ProcessSubstitution':
        add(reader, 'process-substitution', `${part.operator}(`, spanOf(part), place);
        break;
      case 'BraceExpansion':
        if (!bracesMatterNot && part.text.includes(','))
          add(reader, 'braces', part.text, spanOf(part), place);
        break;
      case 'ParameterExpansion': {
        const name = expansionOf(part);
        if (name !== undefined) add(reader, 'expansion', name, spanOf(part), place);
        break;
      }
      case 'CommandExpansion':
        // Backticks within backticks are a text of their own, whose offsets are not those of the script.
        if (part.script && part.script.source === undefined)
          walkList(
            reader,
            part.script.commands,
            { ...place, failureCounts: false, asked: true, inside: true },
            depth + 1,
          );
        break;
      default:
    }
  }
}

/** What POSIX does not have: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02 */
function expansionOf({ index, operation, prefix }: unbash.ParameterExpansionPart): string | undefined {
  if (index !== undefined) return 'element';
  if (prefix === '!') return 'indirection';
  switch (operation?.type) {
    case 'Replace':
      return 'replacement';
    case 'Slice':
      return 'slice';
    case 'CaseModification':
      return 'case';
    default:
      return undefined;
  }
}

function add(reader: Reader, kind: BashFeature['kind'], name: string, where: Span, place: Place): void {
  reader.found.push({ kind, name, args: [], intoFile: false, span: where, ...place });
}

function spanOf({ pos, end }: { readonly pos: number; readonly end: number }): Span {
  return span(pos, Math.max(pos, end));
}
