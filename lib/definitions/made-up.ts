import type { Check, UsedImage } from './definition';
import { joined, type Part, type Placed, partsOf, placeOf, whole } from './placed';

/** A Dockerfile that says of an image what a definition says of it, with the way back to the words of the definition. */
export function madeUp({ reference, use }: UsedImage, check?: Check): Placed {
  const parts: Part[] = [plain('FROM '), ...partsOf(atOnce(reference)), plain('\n')];
  if (use.user !== undefined && /^[\w.:-]+$/.test(use.user.text))
    parts.push(plain('USER '), ...partsOf(use.user), plain('\n'));
  if (check === undefined && !use.isOpen) {
    parts.push(...execForm('ENTRYPOINT', use.entrypoint), ...execForm('CMD', use.command));
  }
  if (check?.command.form === 'exec') parts.push(...execForm('HEALTHCHECK CMD', check.command.words));
  if (check?.command.form === 'shell')
    parts.push(plain('HEALTHCHECK CMD '), ...partsOf(check.command.text), plain('\n'));
  return joined(parts, reference.span);
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
