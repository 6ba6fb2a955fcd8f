import { visible } from '../text/visible';
import { wellFormed } from '../text/well-formed';

/** An element of XML 1.0, https://www.w3.org/TR/xml/: with other elements or with a text. */
export type XmlElement = {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly children?: readonly XmlElement[];
  readonly text?: string;
};

/** A document in UTF-8 that a terminal may show, whatever its texts hold. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${linesOf(root, '').join('\n')}\n`;
}

function linesOf(
  { name, attributes = {}, children = [], text }: XmlElement,
  indent: string,
): readonly string[] {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${inXml(String(value))}"`);
  const start = `${indent}<${name}${written.join('')}`;
  if (text !== undefined) return [`${start}>${text.split('\n').map(inXml).join('\n')}</${name}>`];
  if (children.length === 0) return [`${start}/>`];
  return [`${start}>`, ...children.flatMap((child) => linesOf(child, `${indent}  `)), `${indent}</${name}>`];
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** A text as it stands in an attribute or between elements. */
export function inXml(text: string): string {
  return wellFormed(text).replace(/[^ !#-%'-;=?-~]/gu, character);
}

/** Line ends are written by their number, or a reader makes blanks of them; so is what no terminal is to obey. */
function character(one: string): string {
  const entity = entities.get(one);
  if (entity !== undefined) return entity;
  const shown = visible(one);
  if (isForbidden(one)) return shown === one ? '\ufffd' : shown;
  return shown === one ? one : `&#x${one.charCodeAt(0).toString(16)};`;
}

/** What no document may hold, not even by its number: https://www.w3.org/TR/xml/#charsets */
function isForbidden(one: string): boolean {
  return (one < ' ' && one !== '\t' && one !== '\n' && one !== '\r') || one === '\ufffe' || one === '\uffff';
}
