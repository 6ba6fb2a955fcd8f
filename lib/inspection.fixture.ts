import { configurationFor } from './bases/configuration';
import { readCatalog } from './catalog/files';
import { findImage } from './catalog/find';
import type { CatalogImage } from './catalog/image';
import type { Answer } from './contents/answer';
import type { Contents, StageView } from './contents/contents';
import { parseDockerfile } from './dockerfile/parse';
import { type Inspection, inspect } from './inspection';
import { buildStages } from './stages/graph';

export const today = '2026-11-23';
export const catalog = readCatalog();

/** What is known of a text, built for linux/amd64 without build arguments. */
export function inspectionOf(dockerfile: string): Inspection {
  const options = { target: undefined, buildArgs: {}, platform: 'linux/amd64' };
  const graph = buildStages(parseDockerfile(dockerfile), options, configurationFor(catalog, today));
  return inspect(graph, catalog, today);
}

/** What is in its stages. */
export function contentsOf(dockerfile: string): Contents {
  return inspectionOf(dockerfile).contents;
}

/** Its last stage. */
export function lastOf(dockerfile: string): StageView {
  const contents = contentsOf(dockerfile);
  return contents.view(contents.graph.stages.length - 1);
}

/** The image of the catalog that a reference means. */
export function imageFor(reference: string): CatalogImage {
  const found = findImage(catalog, reference, today);
  if (found.kind !== 'image') throw new Error(`${reference} is ${found.kind}`);
  return found.image;
}

/** A text that stands on no base of its own stands on Debian. */
export function onDebian(lines: string): string {
  return `${/^FROM /m.test(lines) ? '' : 'FROM debian:trixie-slim\n'}${lines}\n`;
}

const escapes = new Map([
  ['n', '\n'],
  ['t', '\t'],
]);

/** Rows of a table, a line each with arrows between the cells; `\n` stands for a new line, `#` begins a comment. */
export function rowsOf(table: string): string[][] {
  return table
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) =>
      line
        .split(' → ')
        .map((cell) => cell.replaceAll(/\\([nt\\])/g, (_, letter: string) => escapes.get(letter) ?? letter)),
    );
}

/** `there, likely: put-into /usr/local/bin`, without lists and numbers. */
export function answerText({ certainty, is, reason }: Answer): string {
  const { code, ...parts } = reason;
  const more = Object.values(parts).filter((part) => typeof part === 'string' || part === true);
  return `${is}${is === 'not-known' || certainty === 'certain' ? '' : `, ${certainty}`}: ${[code, ...more].join(' ')}`;
}
