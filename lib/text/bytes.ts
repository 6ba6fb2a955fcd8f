/** Bytes of a stretch of a text in UTF-8, at most one too many for each half of a pair that is parted. */
export function utf8Bytes(text: string, start = 0, end = text.length): number {
  let bytes = 0;
  for (let at = start; at < end; at += 1) bytes += bytesOf(text.charCodeAt(at));
  return bytes;
}

function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < 0x800 || isSurrogate ? 2 : 3;
}
