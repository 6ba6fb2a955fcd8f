import { nameOf, startsProgram, writtenInto } from './command-input';
import type { WrittenCommand, WrittenWord } from './command-lines';
import {
  type Handed,
  inside,
  ofHeader,
  ofUser,
  unquoted,
  type Value,
  valueOf,
  withoutPrefix,
} from './command-values';
import { databasePrograms } from './database-programs';
import { namedSecret } from './names';
import { packagePrograms } from './package-programs';
import type { ProgramForm } from './program-form';
import type { Candidate } from './secret';
import { maskedValue } from './secret';
import { servicePrograms } from './service-programs';
import { systemPrograms } from './system-programs';
import { judgeValue } from './values';

const formsOf = new Map<string, ProgramForm[]>();
for (const form of [...servicePrograms, ...packagePrograms, ...databasePrograms, ...systemPrograms]) {
  for (const program of form.programs) formsOf.set(program, [...(formsOf.get(program) ?? []), form]);
}

type Found = { readonly value: Value; readonly kind: string; readonly by: string };

/** What one command is handed: by options whose names say so, and in the ways that its program has. */
export function findHanded(text: string, command: WrittenCommand): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { value, kind, by } of [...byNamedOption(text, command), ...byProgram(text, command)]) {
    const judged = judgeValue(text.slice(value.start, value.end), '', value.quote);
    if (judged === 'nothing') continue;
    const certainty = judged === 'placeholder' ? 'possible' : judged === 'random' ? 'certain' : 'likely';
    const span = { start: value.start, end: value.end };
    candidates.push({ span, kind, noun: kind, masked: `${by} ${maskedValue}`, certainty });
  }
  return candidates;
}

/** `--password value`; `--password=value` is an assignment like any other. */
function byNamedOption(text: string, { words }: WrittenCommand): Found[] {
  const found: Found[] = [];
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (next === undefined || text[word.inner.start] !== '-') continue;
    const option = inside(text, word);
    const name = /^(?:--|-(?=\w{4}))([A-Za-z][\w.-]{1,60})$/.exec(option)?.[1];
    const secret = name === undefined ? undefined : namedSecret(name);
    if (secret === undefined || secret.onlyRandom) continue;
    const value = inside(text, next);
    // BuildKit's `--secret id=…` names a secret, as does `--secret name` of services; `-pass 2` is a number.
    if (value.startsWith('-') || /^(?:id|type|src|env)=/.test(value)) continue;
    if (
      (option === '--secret' && isOfContainers(text, words)) ||
      (!option.startsWith('--') && /^\d$/.test(value))
    )
      continue;
    const whole = withoutPrefix(text, valueOf(next), /^pass:/);
    const [part] = secret.kind === 'credentials' ? ofUser(text, whole, ':') : [];
    found.push({ value: part?.value ?? whole, kind: secret.kind, by: option });
  }
  return found;
}

function isOfContainers(text: string, words: readonly WrittenWord[]): boolean {
  return words
    .slice(0, 4)
    .some((word) => /^(?:docker|podman|buildah|nerdctl|buildctl)$/.test(inside(text, word)));
}

function byProgram(text: string, command: WrittenCommand): Found[] {
  const found: Found[] = [];
  let isFirst = true;
  for (const [index, word] of command.words.entries()) {
    const written = inside(text, word);
    for (const form of formsOf.get(nameOf(written)) ?? []) {
      if (!isFirst && form.words === undefined) continue;
      found.push(...byForm(text, command, form, index + 1));
    }
    isFirst &&= startsProgram.test(written);
    if (index > mostWordsBefore) break;
  }
  return found;
}

const mostWordsBefore = 40;

function byForm(text: string, command: WrittenCommand, form: ProgramForm, from: number): Found[] {
  const args = command.words.slice(from, from + mostArguments);
  const rest = behindWords(text, args, form);
  if (rest === undefined) return [];
  if (form.when && !args.some((word) => form.when?.test(inside(text, word)))) return [];
  const by = form.programs[0] ?? '';
  return [
    ...byOptions(text, args, form),
    ...byArguments(text, rest, form),
    ...byInput(text, command, args, form),
  ].map(({ value, kind }) => ({ value, kind: kind ?? form.kind, by }));
}

const mostArguments = 60;

/** The arguments behind the words of the form that are no options; undefined where it has other words. */
function behindWords(
  text: string,
  args: readonly WrittenWord[],
  form: ProgramForm,
): WrittenWord[] | undefined {
  const plain: WrittenWord[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index];
    if (word === undefined) break;
    const written = inside(text, word);
    if (form.valued?.includes(written) === true) index += 1;
    else if (!/^-./.test(written) || form.words?.includes(written) === true) plain.push(word);
  }
  for (const [index, expected] of (form.words ?? []).entries()) {
    const word = plain[index];
    if (word === undefined || !fits(inside(text, word), expected)) return undefined;
  }
  return plain.slice(form.words?.length ?? 0);
}

/** `http-basic.*`: a word that goes on behind the dot. */
function fits(written: string, expected: string): boolean {
  if (expected === '*.*') return /\.\w/.test(written) && !written.includes('=');
  if (expected.startsWith('*')) return written.toLowerCase().endsWith(expected.slice(1));
  if (expected.endsWith('*')) return written.toLowerCase().startsWith(expected.slice(0, -1));
  return written.toLowerCase() === expected;
}

function byOptions(text: string, args: readonly WrittenWord[], form: ProgramForm): Handed[] {
  const found: Handed[] = [];
  for (const [index, word] of args.entries()) {
    const written = inside(text, word);
    if (!written.startsWith('-')) continue;
    const equals = written.indexOf('=');
    const name = equals === -1 ? written : written.slice(0, equals);
    const next = args[index + 1];
    const value =
      equals === -1
        ? next && valueOf(next)
        : unquoted(text, { start: word.inner.start + equals + 1, end: word.inner.end, quote: word.quote });
    if (value && has(form.options, name) && (equals !== -1 || text[value.start] !== '-')) {
      found.push({ value: withoutPrefix(text, value, form.prefix) });
    }
    if (value && has(form.users, name)) found.push(...ofUser(text, value, form.separator ?? ':'));
    if (value && has(form.headers, name)) found.push(...ofHeader(text, value));
    const user = form.users?.find(
      (option) => /^-\w$/.test(option) && written.startsWith(option) && written !== option,
    );
    if (user)
      found.push(
        ...ofUser(
          text,
          unquoted(text, { ...valueOf(word), start: word.inner.start + 2 }),
          form.separator ?? ':',
        ),
      );
    for (const option of form.attached ?? []) {
      if (!written.startsWith(option) || written.length === option.length || written.startsWith('--'))
        continue;
      if (has(form.options, written)) continue;
      const start = word.inner.start + option.length;
      found.push({
        value: unquoted(text, {
          start: text[start] === '=' ? start + 1 : start,
          end: word.inner.end,
          quote: word.quote,
        }),
      });
    }
  }
  return found;
}

function has(options: readonly string[] | undefined, name: string): boolean {
  return (
    options !== undefined &&
    (options.includes(name) || (/^-[A-Z][a-z]/.test(name) && options.includes(name.toLowerCase())))
  );
}

function byArguments(text: string, rest: readonly WrittenWord[], form: ProgramForm): Handed[] {
  const [first, second] = rest;
  if (form.pair && first && second) {
    const name = inside(text, first);
    if (has(form.headers, name.toLowerCase().replace(/^http\..*\.extraheader$/, 'http.extraheader')))
      return ofHeader(text, valueOf(second));
    const secret = namedSecret(name.slice(name.lastIndexOf(':') + 1));
    if (secret) return [{ value: valueOf(second), kind: secret.kind }];
  }
  const argument = form.argument === undefined ? undefined : rest[form.argument];
  if (argument === undefined || /^\/|^[\w-]+=./.test(inside(text, argument))) return [];
  const value = valueOf(argument);
  if (form.separator) return ofUser(text, value, form.separator);
  // A user stands before the password of a gem server.
  const parts = form.kind === 'credentials' ? ofUser(text, value, ':') : [];
  return parts.length > 0 ? parts : [{ value: withoutPrefix(text, value, form.prefix) }];
}

function byInput(
  text: string,
  command: WrittenCommand,
  args: readonly WrittenWord[],
  { input }: ProgramForm,
): Handed[] {
  if (input === undefined) return [];
  if (input.options && !args.some((word) => input.options?.includes(inside(text, word).replace(/=.*/, ''))))
    return [];
  return writtenInto(text, command, 3).flatMap((value) =>
    input.holds === 'users' ? ofUser(text, value, ':') : [{ value }],
  );
}
