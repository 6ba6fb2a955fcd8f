import { parseReference } from '../reference/reference';
import type { Filling } from './filling';
import type { Placed } from './placed';

/** A name of an image that can be pulled; of another it is said that it is none. */
export function parsedImage(written: Placed | undefined, filling: Pick<Filling, 'say'>): Placed | undefined {
  if (written === undefined) return undefined;
  if (written.text.includes('{{')) {
    filling.say({ code: 'template', span: written.span });
    return undefined;
  }
  if (!('error' in parseReference(written.text))) return written;
  filling.say({ code: 'image-invalid', name: written.text, span: written.span });
  return undefined;
}
