import type { Judged } from '../report/judged';
import type { Verdict } from '../report/report';
import { verdictOfSummary, verdictWord } from '../report/words';
import { visible } from '../text/visible';
import { widthOf } from './badge-width';
import { defineFormat } from './format';
import { plain } from './plain';
import { verdictColours } from './verdict-colours';
import { inXml } from './xml';

export default defineFormat({
  id: 'badge',
  title: 'Badge',
  mediaType: 'image/svg+xml',
  fileName: 'plinth-report.svg',
  renderAll: (judged) => badge(worstOf(judged)),
});

/** The worst first: a badge over many files is no better than the worst of them. */
const worst = ['does-not-run', 'runs-with-changes', 'not-known', 'runs-as-is'] as const satisfies Verdict[];

function worstOf(judged: readonly Judged[]): Parameters<typeof badge>[0] {
  for (const verdict of worst) {
    const found = judged.find(({ report: { summary } }) => verdictOfSummary(summary) === verdict);
    if (found === undefined) continue;
    const { summary } = found.report;
    const file = judged.length === 1 ? '' : `${visible(found.file)}: `;
    const title = `Plinth: ${file}${visible(plain(summary.text))}`;
    return { verdict, words: verdictWord(summary), title };
  }
  return { verdict: 'not-known', words: 'No files', title: 'Plinth: no files' };
}

const fontSize = 11;
const height = 20;
const margin = 6;
const iconSize = 12;
const gap = 4;

/** In a square of 12: a tick, half a diamond, a cross, a stroke. */
const shapes = {
  'runs-as-is': '<path d="m2 6.2 2.7 2.7L10 3" fill="none" stroke="#fff" stroke-width="1.6"/>',
  'runs-with-changes':
    '<path d="M6 .7 11.3 6 6 11.3.7 6Z" fill="none" stroke="#fff"/><path d="M6 .7v10.6L.7 6Z" fill="#fff"/>',
  'does-not-run': '<path d="m2.5 2.5 7 7m0-7-7 7" stroke="#fff" stroke-width="1.6"/>',
  'not-known': '<path d="M2.5 6h7" stroke="#fff" stroke-width="1.6"/>',
} as const satisfies Record<Verdict, string>;

const mark = '<path d="M4 1h4v2.5H4zM2.5 4.5h7V7h-7zM1 8h10v2.5H1z" fill="#fff"/>';

/** Two fields: whose word it is, and the word. Nothing in it needs a style sheet, a script or a font of ours. */
function badge({
  verdict,
  words,
  title,
}: {
  readonly verdict: Verdict;
  readonly words: string;
  readonly title: string;
}): string {
  const left = field(0, mark, 'Plinth');
  const right = field(left.width, shapes[verdict], words);
  const width = left.width + right.width;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${inXml(title)}">`,
    `<title>${inXml(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="3" fill="${verdictColours[verdict]}"/>`,
    `<path d="M3 0h${left.width - 3}v${height}H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3Z" fill="#35322e"/>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="2.5" fill="none" stroke="#fff" stroke-opacity=".3"/>`,
    `<g aria-hidden="true" fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="${fontSize}">${left.content}${right.content}</g>`,
    '</svg>',
    '',
  ].join('\n');
}

/** A shape and words from `x` on; whatever font draws the words, they take the width they were measured to have. */
function field(
  x: number,
  shape: string,
  words: string,
): { readonly width: number; readonly content: string } {
  const length = Math.ceil(widthOf(words) * fontSize);
  const textAt = margin + iconSize + gap;
  const content = [
    `<g transform="translate(${x + margin} ${(height - iconSize) / 2})">${shape}</g>`,
    `<text x="${x + textAt}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs">${inXml(words)}</text>`,
  ].join('');
  return { width: textAt + length + margin, content };
}
