/** An element of DER: https://www.itu.int/rec/T-REC-X.690 */
type Element = { readonly tag: number; readonly content: Uint8Array; readonly end: number };

const sequence = 0x30;
const objectId = 0x06;
const octets = 0x04;
const extensionsOf = 0xa3;

/** What an extension of a certificate holds; `oid` as it is encoded, in hexadecimal digits. https://www.rfc-editor.org/rfc/rfc5280#section-4.1 */
export function extensionIn(certificate: Uint8Array, oid: string): Uint8Array | undefined {
  const whole = elementsIn(certificate)[0];
  const signed = whole?.tag === sequence ? elementsIn(whole.content)[0] : undefined;
  const extensions = signed && elementsIn(signed.content).find(({ tag }) => tag === extensionsOf);
  const list = extensions && elementsIn(extensions.content)[0];
  for (const extension of list === undefined ? [] : elementsIn(list.content)) {
    const parts = elementsIn(extension.content);
    const [name] = parts;
    if (name?.tag !== objectId || Buffer.from(name.content).toString('hex') !== oid) continue;
    return parts.find(({ tag }) => tag === octets)?.content;
  }
  return undefined;
}

/** The text of a string in DER; undefined where it is none. */
export function textIn(bytes: Uint8Array): string | undefined {
  const utf8 = 0x0c;
  const [text] = elementsIn(bytes);
  return text?.tag === utf8 ? Buffer.from(text.content).toString('utf8') : undefined;
}

/** Elements one after the other; ends where one is not understood. */
function elementsIn(bytes: Uint8Array): readonly Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.byteLength; ) {
    const element = elementAt(bytes, at);
    if (element === undefined) break;
    found.push(element);
    at = element.end;
  }
  return found;
}

function elementAt(bytes: Uint8Array, at: number): Element | undefined {
  const [tag, first] = bytes.subarray(at, at + 2);
  if (tag === undefined || first === undefined) return undefined;
  const digits = first < 0x80 ? 0 : first & 0x7f;
  if (digits > 3 || first === 0x80) return undefined;
  const start = at + 2 + digits;
  let length = digits === 0 ? first : 0;
  for (const byte of bytes.subarray(at + 2, start)) length = length * 256 + byte;
  const end = start + length;
  return end > bytes.byteLength ? undefined : { tag, content: bytes.subarray(start, end), end };
}
