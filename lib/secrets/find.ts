import type { Certainty } from '../report/report';
import { findAssignments } from './assignments';
import { readCommands } from './command-lines';
import { commandsWith } from './commands';
import { findEncoded } from './encoded';
import { findInFiles } from './files';
import { findHanded } from './handed';
import { mayNameSecret } from './names';
import { linesOfFile, type PlacedLine, placedLines } from './places';
import { findPrivateKeys } from './private-keys';
import { findRedacted } from './redact';
import { type Candidate, redactionMark, type Secret } from './secret';
import { findTokens } from './token-formats';

export type { Secret, SecretPlace } from './secret';

const strength: Readonly<Record<Certainty, number>> = { possible: 0, likely: 1, certain: 2 };

/**
 * Secrets in the text of a Dockerfile, in order, none overlapping another: tokens known by their form, private keys,
 * and literal values under a name that means a secret. Needs no valid Dockerfile; takes time linear in its length.
 * What was redacted before is found again, with `redacted: true`.
 */
export function findSecrets(text: string): readonly Secret[] {
  const lines = placedLines(text);
  const candidates = [...findCandidates(text, lines), ...findInEncoded(text, deepestEncoding)].filter(
    ({ span }) => span.end > span.start && !text.slice(span.start, span.end).includes(redactionMark),
  );
  const secrets = merge(candidates).map((candidate) => ({ ...candidate, redacted: false }));
  const taken = findRedacted(text).map((candidate) => ({ ...candidate, redacted: true }));
  const ordered = [...secrets, ...taken].sort((a, b) => a.span.start - b.span.start);
  return place(
    ordered.filter(({ span }, index) => (ordered[index - 1]?.span.end ?? 0) <= span.start),
    lines,
  );
}

function findCandidates(text: string, lines: readonly PlacedLine[]): readonly Candidate[] {
  return [
    ...findPrivateKeys(text),
    ...findTokens(text),
    ...findNamed(text, lines),
    ...findInFiles(text, lines),
  ];
}

/** How often base64 is looked for in what base64 says. */
const deepestEncoding = 2;

/** A word that says a secret in base64 is one itself. */
function findInEncoded(text: string, depth: number): Candidate[] {
  if (depth === 0) return [];
  return findEncoded(text).flatMap(({ span, text: decoded }) => {
    const [first] = [...findCandidates(decoded, linesOfFile(decoded)), ...findInEncoded(decoded, depth - 1)];
    return first ? [{ ...first, span, masked: `base64: ${first.masked}` }] : [];
  });
}

function findNamed(text: string, lines: readonly PlacedLine[]): readonly Candidate[] {
  const named: Candidate[] = [];
  const inCommands = commandsWith(text);
  for (const line of lines) {
    const content = text.slice(line.start, line.end);
    const mayName = mayNameSecret(content);
    if (mayName) named.push(...findAssignments(text, line));
    named.push(...inCommands(line, content, mayName));
  }
  for (const command of readCommands(text, lines)) named.push(...findHanded(text, command));
  return named;
}

/** One for each stretch of text; the first found, by its form before by its name, says what it is. */
function merge(candidates: readonly Candidate[]): Candidate[] {
  const ordered = candidates
    .map((candidate, order) => ({ candidate, order }))
    .sort((a, b) => a.candidate.span.start - b.candidate.span.start || a.order - b.order);
  const merged: { candidate: Candidate; order: number }[] = [];
  for (const next of ordered) {
    const last = merged.at(-1);
    if (last === undefined || last.candidate.span.end <= next.candidate.span.start) {
      merged.push(next);
      continue;
    }
    const first = last.order <= next.order ? last : next;
    merged[merged.length - 1] = {
      candidate: union(first.candidate, last.candidate, next.candidate),
      order: first.order,
    };
  }
  return merged.map(({ candidate }) => candidate);
}

function union(named: Candidate, a: Candidate, b: Candidate): Candidate {
  return {
    ...named,
    span: { start: Math.min(a.span.start, b.span.start), end: Math.max(a.span.end, b.span.end) },
    certainty: strength[a.certainty] >= strength[b.certainty] ? a.certainty : b.certainty,
  };
}

type UnplacedSecret = Candidate & { readonly redacted: boolean };

function place(found: readonly UnplacedSecret[], lines: readonly PlacedLine[]): Secret[] {
  let index = 0;
  return found.map(({ noun, ...rest }) => {
    while (index < lines.length - 1 && (lines[index]?.end ?? 0) < rest.span.start) index += 1;
    const line = lines[index];
    return { ...rest, what: `${noun} in ${line?.where ?? 'the text'}`, place: line?.place ?? 'other' };
  });
}
