/** A boolean as Go's `strconv.ParseBool` reads it. */
export function parseBoolean(text: string): boolean | undefined {
  switch (text) {
    case '1':
    case 't':
    case 'T':
    case 'TRUE':
    case 'true':
    case 'True':
      return true;
    case '0':
    case 'f':
    case 'F':
    case 'FALSE':
    case 'false':
    case 'False':
      return false;
    default:
      return undefined;
  }
}

/** Digits of a base up to 10, as a number up to `most`. */
export function parseUnsigned(text: string, base: 8 | 10, most: number): number | undefined {
  if (!(base === 8 ? /^[0-7]+$/ : /^\d+$/).test(text)) return undefined;
  const value = Number.parseInt(text, base);
  return value <= most ? value : undefined;
}
