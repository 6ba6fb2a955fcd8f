import { applyEdits } from '../text/edit';
import { type Candidate, redactionMark, type Secret } from './secret';
import { tokenNoun } from './token-formats';

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
    .map(({ span, kind }) => ({ span, newText: replacement(text.slice(span.start, span.end), kind) }));
  return applyEdits(text, edits);
}

function replacement(value: string, kind: string): string {
  const mark = redactionMark + kind;
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
