import { budgetFor } from '../text/budget';
import { type IgnorePattern, matchesIgnorePattern, parseIgnorePattern } from './ignore-pattern';

/** What keeps files of the build context out of the build. */
export type IgnoreFile = {
  readonly name: string;
  /** The line that keeps a file or folder out; undefined where it is let in, or may be. Paths are relative to the context. */
  excludes(path: string): IgnoreLine | undefined;
};

export type IgnoreLine = { readonly line: number; readonly written: string };

type Rule = IgnoreLine & {
  readonly pattern: IgnorePattern;
  readonly cleaned: string;
  readonly lets: boolean;
};

/** Larger files are let be, as if they kept nothing out. */
const mostBytes = 128 * 1024;
const mostSteps = 1 << 22;
const stepsForCharacter = 256;

/**
 * Reads a `.dockerignore`: the last line that matches a path or a folder above it decides. Undefined where the builder
 * would refuse it, or where it is too large.
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function readIgnoreFile(name: string, text: string): IgnoreFile | undefined {
  if (text.length > mostBytes) return undefined;
  const rules: Rule[] = [];
  for (const [index, written] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const trimmed = written.trim();
    if (written.startsWith('#') || trimmed === '') continue;
    const lets = trimmed.startsWith('!');
    const cleaned = cleanedPattern(lets ? trimmed.slice(1).trim() : trimmed);
    const pattern = cleaned === undefined ? undefined : parseIgnorePattern(cleaned);
    if (cleaned === undefined || pattern === undefined) return undefined;
    rules.push({ line: index + 1, written: trimmed, pattern, cleaned, lets });
  }
  const budget = budgetFor(text.length, mostSteps, stepsForCharacter);
  const known = new Map<string, IgnoreLine | undefined>();
  return {
    name,
    excludes: (path) => {
      if (!known.has(path)) known.set(path, excludingLine(rules, path, budget.take));
      return known.get(path);
    },
  };
}

function excludingLine(
  rules: readonly Rule[],
  path: string,
  afford: (steps: number) => boolean,
): IgnoreLine | undefined {
  const parts = path.split('/');
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  let last: Rule | undefined;
  for (const rule of rules) {
    if (!afford((rule.pattern.length + 1) * (path.length + 1) * parts.length)) return undefined;
    if (paths.some((each) => matchesIgnorePattern(rule.pattern, each))) last = rule;
  }
  if (last === undefined || last.lets) return undefined;
  const { line, written } = last;
  return rules.some((rule) => rule.lets && mayLetInBelow(rule, path)) ? undefined : { line, written };
}

/** Whether an exception may let in what lies below: then the folder itself is there as well. */
function mayLetInBelow({ cleaned }: Rule, path: string): boolean {
  const isDeep = /\*\*|\[/.test(cleaned) || cleaned.split('/').length > path.split('/').length;
  if (!isDeep) return false;
  const wildcard = cleaned.search(/[*?[\\]/);
  const literal = wildcard === -1 ? cleaned : cleaned.slice(0, wildcard);
  const folder = `${path}/`;
  return literal.startsWith(folder) || (wildcard !== -1 && folder.startsWith(literal));
}

/** As Go's `filepath.Clean` leaves it, without the slash that stands for the context; undefined for nothing at all. */
function cleanedPattern(pattern: string): string | undefined {
  if (pattern === '') return undefined;
  const parts: string[] = [];
  for (const part of pattern.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !pattern.startsWith('/')) parts.push(part);
  }
  return parts.join('/');
}
