import type { z } from 'zod';
import { clip, type Fault } from '../report/read-request';
import { mostAlike } from '../text/alike';
import { type Configuration, configurationSchema, isSettable, knownKeysAt } from './configuration';

/** Largest configuration taken, in bytes of UTF-8; the whole package.json where it stands in that. */
export const maximumConfigurationBytes = 256 * 1024;
export const mostFaultsNamed = 20;
/** Deeper than any entry lies. */
const deepest = 10;

export type ReadConfiguration =
  | { readonly kind: 'configuration'; readonly configuration: Configuration }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** A configuration, given the ids of all rules, or every fault in it with its place and the nearest of what is known. */
export function readConfiguration(value: unknown, rules: readonly string[]): ReadConfiguration {
  const hidden = hiddenKeys(value, '', 0);
  const result = configurationSchema(rules).safeParse(value, { reportInput: true });
  if (result.success && hidden.length === 0) return { kind: 'configuration', configuration: result.data };
  const issues = result.success ? [] : result.error.issues;
  return { kind: 'faults', faults: [...hidden, ...issues.flatMap((issue) => faultsOf(issue, [], rules))] };
}

/** Of this name a schema tells in some places only: `hiddenKeys` does everywhere. */
function isShown(key: string): boolean {
  return key !== '__proto__';
}

function hiddenKeys(value: unknown, path: string, depth: number): readonly Fault[] {
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  const within = Object.entries(value).flatMap(([key, inner]) =>
    hiddenKeys(inner, Array.isArray(value) ? `${path}[${key}]` : joined(path, key), depth + 1),
  );
  const isHere = Object.hasOwn(value, '__proto__');
  return isHere ? [{ path: joined(path, '__proto__'), message: 'is not known' }, ...within] : within;
}

function faultsOf(
  issue: z.core.$ZodIssue,
  within: readonly PropertyKey[],
  rules: readonly string[],
): Fault[] {
  const path = [...within, ...issue.path];
  const place = placeOf(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.filter(isShown).map((key) => ({
        path: clip(joined(place, key)),
        message: path.at(-1) === 'rules' ? unknownRule(key, rules) : unknown('', key, knownKeysAt(path)),
      }));
    case 'invalid_union':
      return unionFaults(issue, path, rules);
    case 'invalid_key':
      return [{ path: place, message: issue.issues.map(({ message }) => message).join(', ') }];
    case 'invalid_value':
      return [{ path: place, message: valueFault(issue, path, rules) }];
    case 'invalid_type':
      return [{ path: place, message: typeFault(issue.input, issue.expected) }];
    case 'too_big':
      return [{ path: place, message: `is longer than ${issue.maximum}` }];
    case 'too_small':
      return [{ path: place, message: 'is empty' }];
    case 'invalid_format':
      return [
        { path: place, message: issue.format === 'date' ? 'must be a day like 2027-03-31' : issue.message },
      ];
    default:
      return [{ path: place, message: issue.message }];
  }
}

/** A level, or an object with one: what was meant is told by what is there. */
function unionFaults(
  issue: z.core.$ZodIssueInvalidUnion,
  path: readonly PropertyKey[],
  rules: readonly string[],
): Fault[] {
  const isObject = typeof issue.input === 'object' && issue.input !== null;
  const branch = isObject ? issue.errors.at(-1) : issue.errors[0];
  return (branch ?? []).flatMap((inner) => faultsOf(inner, path, rules));
}

function valueFault(
  issue: z.core.$ZodIssueInvalidValue,
  path: readonly PropertyKey[],
  rules: readonly string[],
): string {
  const { input } = issue;
  if (input === undefined) return 'is missing';
  if (path.at(-1) === 'rule' && typeof input === 'string') return unknownRule(input, rules);
  const values = issue.values.map(String);
  const said = typeof input === 'string' ? `\`${clip(input)}\` ` : '';
  return `${said}must be one of ${values.join(', ')}`;
}

function typeFault(input: unknown, expected: string): string {
  if (input === undefined) return 'is missing';
  return `must be of type ${expected === 'record' ? 'object' : expected}`;
}

function unknownRule(rule: string, rules: readonly string[]): string {
  if (rules.includes(rule) && !isSettable(rule))
    return `\`${rule}\` cannot be set: it is about what keeps the builder from reading the file`;
  return unknown(`\`${clip(rule)}\` `, rule, rules.filter(isSettable), 'no rule');
}

function unknown(subject: string, name: string, known: readonly string[], what = 'not known'): string {
  const [nearest] = mostAlike(name, known, (each) => [each], 1);
  return `${subject}is ${what}${nearest === undefined ? '' : `; did you mean \`${nearest}\`?`}`;
}

/** `overrides[0].rules.base-tag-floating`. */
function placeOf(path: readonly PropertyKey[]): string {
  return clip(
    path.reduce<string>(
      (place, part) => (typeof part === 'number' ? `${place}[${part}]` : joined(place, String(part))),
      '',
    ),
  );
}

function joined(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`;
}
