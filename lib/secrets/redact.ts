import { applyEdits } from '../text/edit';
import { type Candidate, redactionMark, type Secret } from './secret';
import { isThrowAway } from './throw-away';
import { tokenNoun } from './token-formats';

/** Between the mark and the kind: what it is judged by where the value is gone. */
const standIn = 'possible-';
const throwAway = 'throw-away-';
const marked = /plinth-redacted-([a-z]+(?:-[a-z]+)*)/g;
const keyMaterial = /[A-Za-z0-9+/=]{16,}/g;
/** What a line of a key has around its letters where it is written with quotes, escapes or a continuation. */
const shortMaterial = /^((?:[ \t"',#]|\\[nrt\\"'])*)([A-Za-z0-9+/=]+)((?:\\?["'])?(?:[ \t,;)\\&]|\\[nrt])*)$/;
/** A short line among commands, in quotes of its own or with the padding of base64. */
const quotedMaterial =
  /(?<=["'])[A-Za-z0-9+/]+={0,2}(?=["'\\])|(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{1,15}={1,2}(?![\w=])/g;

/**
 * The text with every secret replaced by `plinth-redacted-<kind>`; line count and structure stay.
 * Redacting twice changes nothing more.
 */
export function redact(text: string, secrets: readonly Secret[]): string {
  const edits = secrets
    .filter((secret) => !secret.redacted)
    .map((secret) => {
      const { span, kind } = secret;
      const value = text.slice(span.start, span.end);
      return { span, newText: replacement(value, kind, redactionMark + judgedAs(secret, value) + kind) };
    });
  return applyEdits(text, edits);
}

function judgedAs({ place, certainty }: Secret, value: string): string {
  if (place === 'run' && isThrowAway(value)) return throwAway;
  return certainty === 'possible' ? standIn : '';
}

function replacement(value: string, kind: string, mark: string): string {
  return kind === 'private-key' ? withoutMaterial(value, mark) : mark;
}

/** Every line of the key: its last may be of any length. */
function withoutMaterial(value: string, mark: string): string {
  return value
    .split(/(\r?\n|\\n)/)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      const [whole, before = '', , after = ''] = shortMaterial.exec(part) ?? [];
      if (whole !== undefined) return before + mark + after;
      return part.replace(keyMaterial, mark).replace(quotedMaterial, mark);
    })
    .join('');
}

export function findRedacted(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(marked)) {
    const written = match[1] ?? '';
    const kind = withoutStart(withoutStart(written, standIn), throwAway);
    found.push({
      span: { start: match.index, end: match.index + match[0].length },
      kind,
      noun: tokenNoun(kind) ?? kind.replaceAll('-', ' '),
      masked: match[0],
      certainty: written.startsWith(standIn) ? 'possible' : 'certain',
    });
  }
  return found;
}

/** What may stand between two lines of one key: quotes, `echo`, a redirection. */
const mostBetweenLines = 100;

/** Whether a secret that was replaced is a further line of the key before it. */
export function continuesKey(text: string, { kind, redacted, span }: Secret, before: Secret): boolean {
  if (kind !== 'private-key' || before.kind !== kind || !redacted) return false;
  const { end } = before.span;
  return span.start - end <= mostBetweenLines && !text.slice(end, span.start).includes('-----BEGIN');
}

function withoutStart(text: string, start: string): string {
  return text.startsWith(start) ? text.slice(start.length) : text;
}
