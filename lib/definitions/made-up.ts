import type { Check, Use, UsedImage } from './definition';
import { joined, type Part, type Placed, partsOf, placeOf, whole } from './placed';

/** A Dockerfile that says of an image what a definition says of it, with the way back to the words of the definition. */
export function madeUp({ reference, use }: UsedImage): Placed {
  const parts: Part[] = [plain('FROM '), ...partsOf(atOnce(reference)), plain('\n')];
  if (use.user !== undefined && use.user.text !== '' && isAccount(use.user))
    parts.push(plain('USER '), ...partsOf(use.user), plain('\n'));
  if (!use.isOpen) parts.push(...execForm('ENTRYPOINT', use.entrypoint), ...execForm('CMD', use.command));
  return joined(parts, reference.span);
}

/** A Dockerfile whose image is started as a definition says, with the way back to the words of the definition. */
export function startedWith(dockerfile: string, { command, entrypoint }: Use): Placed {
  const start = [...execForm('ENTRYPOINT', entrypoint), ...execForm('CMD', command)];
  return joined([plain(`${dockerfile.trimEnd()}\n`), ...start], { start: 0, end: 0 });
}

/** Whether it can stand behind USER; what a template puts in is not known. */
export function isAccount({ text }: Placed): boolean {
  return /^[\w.:-]*$/.test(text);
}

/** A check as a line of a Dockerfile; undefined for one that cannot be written in a line. */
export function checkLine({ command, span }: Check): string | undefined {
  if (command.form === 'exec') return joined(execForm('HEALTHCHECK CMD', command.words), span).text;
  const text = command.text.text.trim();
  return /[\r\n]|^\[|\\$/.test(text) || text === '' ? undefined : `HEALTHCHECK CMD ${text}\n`;
}

/** Where variables are filled in, all of it is one place. */
function atOnce(reference: Placed): Placed {
  const place = placeOf(reference, { start: 0, end: reference.text.length });
  return place?.exact ? reference : whole(reference.text, reference.span);
}

function execForm(instruction: string, words: readonly Placed[] | undefined): readonly Part[] {
  if (words === undefined) return [];
  const items = words.flatMap((word, index): readonly Part[] => [
    plain(index === 0 ? '"' : ', "'),
    ...partsOf(word).map((part) => {
      const text = JSON.stringify(part.text).slice(1, -1);
      return { ...part, text, exact: part.exact && text === part.text };
    }),
    plain('"'),
  ]);
  return [plain(`${instruction} [`), ...items, plain(']\n')];
}

function plain(text: string): Part {
  return { text, source: undefined, exact: false };
}
