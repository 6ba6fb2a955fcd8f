import { linesOf } from './bytes';

/** A name or version of a package that is longer is none. */
const longest = 500;

/**
 * The stanzas of a text whose lines are `Key: value` and that are parted by empty lines, with the fields asked for; of a
 * field that is there twice the first. https://manpages.debian.org/bookworm/dpkg-dev/deb822.5.en.html
 */
export function* stanzasOf(
  text: string,
  fields: ReadonlySet<string>,
): Generator<ReadonlyMap<string, string>> {
  let stanza = new Map<string, string>();
  let isEmpty = true;
  for (const line of linesOf(text)) {
    if (line === '') {
      if (!isEmpty) yield stanza;
      stanza = new Map();
      isEmpty = true;
      continue;
    }
    isEmpty = false;
    const colon = line.indexOf(':');
    if (colon < 1 || colon > longest) continue;
    const field = line.slice(0, colon);
    if (!fields.has(field) || stanza.has(field)) continue;
    stanza.set(field, line.slice(colon + 1, colon + 1 + 2 * longest).trim());
  }
  if (!isEmpty) yield stanza;
}

/** Whether it can be the name or the version of a package: something short, in one word. */
export function isWord(value: string | undefined): value is string {
  return value !== undefined && value !== '' && value.length <= longest && !/\s/.test(value);
}
