import { SaxesParser } from 'saxes';

/** An element as a reader of XML has it. */
export type Read = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Read[];
  text: string;
};

/** The root of a document, by a reader that throws at whatever XML 1.0 does not allow. */
export function readXml(document: string): Read {
  const root: Read = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ fragment: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes: all }) => {
    const attributes = Object.fromEntries(
      Object.entries(all).map(([key, value]) => [key, typeof value === 'string' ? value : value.value]),
    );
    const element: Read = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(document).close();
  const [first] = root.children;
  if (first === undefined) throw new Error('There is no root');
  return first;
}
