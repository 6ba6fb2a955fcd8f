import { applyEdits } from '../text/edit';
import { type Candidate, redactionMark, type Secret } from './secret';
import { tokenNoun } from './token-formats';

const marked = /plinth-redacted-([a-z]+(?:-[a-z]+)*)/g;
const keyMaterial = /[A-Za-z0-9+/=]{16,}/g;

/**
 * The text with every secret replaced by `plinth-redacted-<kind>`; line count and structure stay.
 * Redacting twice changes nothing more.
 */
export function redact(text: string, secrets: readonly Secret[]): string {
  const edits = secrets
    .filter((secret) => !secret.redacted)
    .map(({ span, kind }) => ({ span, newText: replacement(text.slice(span.start, span.end), kind) }));
  return applyEdits(text, edits);
}

function replacement(value: string, kind: string): string {
  const mark = redactionMark + kind;
  return kind === 'private-key' ? value.replace(keyMaterial, mark) : mark;
}

export function findRedacted(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(marked)) {
    const kind = match[1] ?? '';
    found.push({
      span: { start: match.index, end: match.index + match[0].length },
      kind,
      noun: tokenNoun(kind) ?? kind.replaceAll('-', ' '),
      masked: match[0],
      certainty: 'certain',
    });
  }
  return found;
}
