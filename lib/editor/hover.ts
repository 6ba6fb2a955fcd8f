import { findImage } from '../catalog/find';
import type { Catalog } from '../catalog/image';
import { readKeyword } from '../dockerfile/keywords';
import type { Instruction } from '../dockerfile/syntax';
import { bullets, code as codeOf, document as documentOf, link, plain, prose } from '../render/page/markup';
import { shortened } from '../text/shorten';
import { lastAtOrBefore, type Span } from '../text/span';
import { type About, aboutPlace } from './about';
import { baseFacts } from './base-facts';
import type { EditorDocument, Surroundings } from './document';
import { aboutInstruction } from './instructions';

/** What a hover says, in Markdown. */
export type Hover = { readonly span: Span; readonly markdown: string };

/** What there is to say about the word at an offset. `site`: address of a server with the pages of images. */
export function hoverAt(
  document: EditorDocument,
  offset: number,
  surroundings: Surroundings,
  site: string | undefined,
): Hover | undefined {
  const about = aboutPlace(document.graph(), offset);
  if (about !== undefined)
    return { span: about.span, markdown: sentenceOf(about, document, surroundings, site) };
  return onKeyword(document, offset);
}

function onKeyword(document: EditorDocument, offset: number): Hover | undefined {
  const { instructions } = document.dockerfile();
  const around = lastAtOrBefore(instructions, ({ span }) => span.start, offset);
  for (const instruction of withTrigger(around)) {
    const { keywordSpan, keywordText } = instruction;
    const known = readKeyword(keywordText);
    if (known === undefined || offset < keywordSpan.start || offset > keywordSpan.end) continue;
    const { sentence, url } = aboutInstruction(known.keyword);
    return {
      span: keywordSpan,
      markdown: `**${known.keyword.toUpperCase()}**: ${sentence}\n\n[Reference](${url})`,
    };
  }
  return undefined;
}

function withTrigger(instruction: Instruction | undefined): readonly Instruction[] {
  if (instruction === undefined) return [];
  return instruction.keyword === 'onbuild' ? [instruction, instruction.trigger] : [instruction];
}

function sentenceOf(
  about: About,
  document: EditorDocument,
  { catalog, today }: Surroundings,
  site: string | undefined,
): string {
  switch (about.kind) {
    case 'variable': {
      const { name, value, origin, setAt } = about;
      const worth = value === undefined ? 'not known' : value === '' ? 'empty' : code(value);
      return `${code(name)} = ${worth}\n\n${origin}${lineWords(document, setAt)}`;
    }
    case 'stage':
      return `Stage ${code(about.name)} on ${code(about.from)}\n\nbegins${lineWords(document, about.begins)}`;
    case 'unresolved':
      return about.variables.length === 0
        ? 'Not known which image this is.'
        : `Not known which image this is: give ${about.variables.map(code).join(', ')} as build argument.`;
    case 'image':
      return imageMarkdown(about.reference, catalog(), today, site);
    default:
      return about satisfies never;
  }
}

function lineWords(document: EditorDocument, span: Span | undefined): string {
  return span === undefined ? '' : ` on line ${document.lines().positionAt(span.start).line}`;
}

/** What the catalog knows of an image, in Markdown. */
export function imageMarkdown(
  reference: string,
  catalog: Catalog,
  today: string,
  site: string | undefined,
): string {
  const { because, href, rows } = baseFacts(findImage(catalog, reference, today));
  return documentOf([
    `**${code(reference)}**`,
    because && prose(because),
    bullets(rows.map(({ label, value }) => `${plain(label)}: ${plain(value)}`)),
    href !== undefined && site !== undefined && link('All facts with their sources', site + href),
  ]).trimEnd();
}

/** Text of a file as code, whatever it holds. */
function code(text: string): string {
  return codeOf(shortened(text));
}
