import { applyEdits } from '../text/edit';
import { findSecrets } from './find';

/** A text of the same length whose secrets are not to be read, so that lines of it can be shown in a log. */
export function hideSecrets(text: string): string {
  const edits = findSecrets(text)
    .filter(({ redacted }) => !redacted)
    .map(({ span }) => ({ span, newText: text.slice(span.start, span.end).replace(/[^\r\n]/g, '•') }));
  return applyEdits(text, edits);
}
