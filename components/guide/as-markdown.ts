import { Children, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import type { Catalog } from '@/lib/catalog/image';
import type { Fact } from '@/lib/fact/fact';
import { reasonOf } from '@/lib/fact/words';
import { bullets, code, document, fenced, grid, link, plain, within } from '@/lib/render/page/markup';
import { FactValue } from '../fact/fact-value';
import { CodeBlock } from '../ui/code-block';
import type { Guide } from './guide';

/** A guide as Markdown, read off what it draws: there is one text of it. */
export function guidePage(guide: Guide, catalog: Catalog, site: string): string {
  const { title, description, sources, Body } = guide;
  return document([
    `# ${plain(title)}`,
    plain(description),
    ...blocksOf(Body({ catalog }), site),
    '## Sources',
    bullets(sources.map((source) => link(source.title, source.url))),
  ]);
}

/** The guides in a line each. */
export function guidesPage(guides: readonly Guide[], site: string): string {
  return document([
    '# Guides',
    bullets(
      guides.map(
        ({ slug, title, description }) =>
          `${link(title, `${site}/guides/${slug}.md`)}: ${plain(description)}`,
      ),
    ),
  ]);
}

type Props = {
  readonly children?: ReactNode;
  readonly href?: unknown;
  readonly code?: unknown;
  readonly language?: unknown;
  readonly title?: unknown;
  readonly text?: unknown;
  readonly fact?: Fact<unknown>;
};
type Drawn = ReactElement<Props>;

function blocksOf(node: ReactNode, site: string): readonly string[] {
  return groupsOf(node).flatMap((group) => {
    if (!isBlock(group)) return [lineOf(group, site)].filter((text) => text !== '');
    return blockOf(group, site);
  });
}

/** Texts that follow each other are one paragraph; what draws a block stands by itself. */
function groupsOf(node: ReactNode): readonly (Drawn | readonly ReactNode[])[] {
  const groups: (Drawn | ReactNode[])[] = [];
  for (const each of Children.toArray(node)) {
    const drawn = drawnBy(each);
    if (isValidElement<Props>(drawn) && !isInline(drawn)) groups.push(drawn);
    else {
      const last = groups.at(-1);
      if (Array.isArray(last)) last.push(drawn);
      else groups.push([drawn]);
    }
  }
  return groups;
}

function isBlock(group: Drawn | readonly ReactNode[]): group is Drawn {
  return isValidElement(group);
}

type Draw = (props: Props) => ReactNode;

/** A component is what it draws, but for those that are known here. */
function drawnBy(node: ReactNode): ReactNode {
  if (!isValidElement<Props>(node) || node.type === CodeBlock || node.type === FactValue) return node;
  return isDraw(node.type) && node.props.href === undefined ? drawnBy(node.type(node.props)) : node;
}

function isDraw(type: unknown): type is Draw {
  return typeof type === 'function';
}

const inlineTags: ReadonlySet<unknown> = new Set(['code', 'strong', 'em', 'span', 'a']);

function isInline({ type, props }: Drawn): boolean {
  return inlineTags.has(type) || type === FactValue || props.href !== undefined;
}

function blockOf(drawn: Drawn, site: string): readonly string[] {
  const { type, props } = drawn;
  if (type === CodeBlock) {
    const title = typeof props.title === 'string' ? [`${plain(props.title)}:`] : [];
    return [...title, fenced(String(props.code), String(props.language))];
  }
  switch (type) {
    case 'h2':
    case 'h3':
      return [`${type === 'h2' ? '##' : '###'} ${lineOf(props.children, site)}`];
    case 'p':
      return [lineOf(props.children, site)];
    case 'ul':
      return [bullets(childrenOf(props.children).map((item) => lineOf(item, site)))];
    case 'ol':
      return [
        childrenOf(props.children)
          .map((item, index) => `${index + 1}. ${lineOf(item, site)}`)
          .join('\n'),
      ];
    case 'dt':
      return [`### ${lineOf(props.children, site)}`];
    case 'table':
      return [tableOf(props.children, site)];
    default:
      return blocksOf(props.children, site);
  }
}

function childrenOf(node: ReactNode): readonly ReactNode[] {
  return Children.toArray(node).filter((each) => typeof each !== 'string' || each.trim() !== '');
}

function tableOf(node: ReactNode, site: string): string {
  const [head = [], ...rows] = rowsIn(node).map(({ props }) =>
    childrenOf(props.children).map((cell) => lineOf(cell, site)),
  );
  return grid(head, rows);
}

function rowsIn(node: ReactNode): readonly Drawn[] {
  return Children.toArray(node).flatMap((each) => {
    const drawn = drawnBy(each);
    if (!isValidElement<Props>(drawn)) return [];
    if (drawn.type === 'tr') return [drawn];
    return drawn.type === 'caption' ? [] : rowsIn(drawn.props.children);
  });
}

function lineOf(node: ReactNode, site: string): string {
  return inlineOf(node, site).trim();
}

function inlineOf(node: ReactNode, site: string): string {
  return Children.toArray(node)
    .map((each) => onePiece(drawnBy(each), site))
    .join('');
}

function onePiece(node: ReactNode, site: string): string {
  if (typeof node === 'string' || typeof node === 'number') return within(String(node));
  if (!isValidElement<Props>(node)) return Array.isArray(node) ? inlineOf(node, site) : '';
  const { type, props } = node;
  if (type === FactValue) return factOf(props);
  if (typeof props.href === 'string') return link(textOf(props.children), addressOf(props.href, site));
  if (type === 'code') return code(textOf(props.children));
  const inside = inlineOf(props.children, site);
  if (type === 'strong') return `**${inside}**`;
  return type === Fragment || inlineTags.has(type) ? inside : `${inside} `;
}

function factOf({ fact, text }: Props): string {
  if (fact?.known === true && typeof text === 'string') return plain(text);
  return fact?.known === false ? `not known: ${plain(reasonOf(fact))}` : 'not known';
}

function textOf(node: ReactNode): string {
  return Children.toArray(node)
    .map((each) => {
      const drawn = drawnBy(each);
      if (typeof drawn === 'string' || typeof drawn === 'number') return String(drawn);
      return isValidElement<Props>(drawn) ? textOf(drawn.props.children) : '';
    })
    .join('');
}

/** Pages that are there as Markdown are linked as such. */
function addressOf(href: string, site: string): string {
  if (!href.startsWith('/')) return href;
  return /^\/(?:rules|images|families|guides)\/[^/?#]+$/.test(href) ? `${site}${href}.md` : site + href;
}
