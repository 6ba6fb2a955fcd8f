import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { parseEnv } from 'node:util';
import type { Weights } from '../../lib/analyze';
import type { Catalog } from '../../lib/catalog/image';
import { analyzeDefinition } from '../../lib/definitions/analyze-definition';
import type { Build } from '../../lib/definitions/definition';
import type { DefinitionFiles } from '../../lib/definitions/jobs';
import { definitionKind } from '../../lib/definitions/kind';
import { readDefinition } from '../../lib/definitions/read';
import { maximumDockerfileBytes } from '../../lib/report/bounds';
import type { Judged } from '../../lib/report/judged';
import { readNeighbours } from '../neighbours';

export type AskedOfDefinition = {
  readonly catalog: Catalog;
  readonly today: string;
  /** Goes before what stands in `.env` beside the definition. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Look at no file but the Dockerfiles. */
  readonly alone?: boolean;
  /** What is settled for a file, and asked of it, by its path. */
  readonly weightsOf?: (path: string) => Weights;
};

export type JudgedDefinition = {
  /** Whether it can be read whole; nobody builds or runs from one that cannot. */
  readonly isValid: boolean;
  readonly judged: readonly Judged[];
};

/** The definition itself first, then each Dockerfile it builds, as it is built; one that is built in two ways comes twice. */
export async function judgeDefinition(
  path: string,
  text: string,
  { alone, catalog, environment, today, weightsOf }: AskedOfDefinition,
): Promise<JudgedDefinition> {
  const kind = definitionKind(basename(path), text);
  if (kind === undefined) return { isValid: true, judged: [] };
  const folder = dirname(path);
  const definition = readDefinition(kind, text, variablesOf(folder, environment));
  const files = filesBeside(folder, alone === true);
  const weights =
    weightsOf && ((file: string | undefined) => weightsOf(file === undefined ? path : placeOf(folder, file)));
  const { builds, judged, refusal } = await analyzeDefinition(
    definition,
    text,
    files,
    catalog,
    today,
    weights,
  );
  const ofFiles = builds.flatMap(({ file, judged: built }) =>
    file === undefined ? [] : [{ file: named(placeOf(folder, file)), ...built }],
  );
  return { isValid: refusal === undefined, judged: [{ file: named(path), ...judged }, ...ofFiles] };
}

function named(path: string): string {
  return path.split(sep).join('/');
}

function placeOf(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

function variablesOf(
  folder: string,
  environment: AskedOfDefinition['environment'],
): ReadonlyMap<string, string> {
  const place = join(folder, '.env');
  const written = existsSync(place) ? (readText(place, realpathSync(folder)) ?? '') : '';
  // What is put together of other variables is not known.
  const ofFile = Object.entries(parseEnv(written)).filter(([, value]) => value?.includes('$') === false);
  const set = [...ofFile, ...Object.entries(environment)];
  return new Map(set.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

function filesBeside(folder: string, alone: boolean): DefinitionFiles {
  return {
    dockerfile(path) {
      const place = placeOf(folder, path);
      if (!existsSync(place)) return { code: 'no-dockerfile' };
      const root = rootOf(folder, path);
      if (root === undefined || !leadsInto(root, place)) return { code: 'dockerfile-outside' };
      const text = readText(place, root);
      return text === undefined ? { code: 'dockerfile-unreadable' } : { text };
    },
    context(build, text) {
      return alone ? undefined : neighboursOf(folder, build, text);
    },
  };
}

function neighboursOf(folder: string, { context, dockerfile }: Build, text: string) {
  const place = placeOf(folder, context);
  const root = rootOf(folder, context);
  if (root === undefined || !statSync(place, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  if (!leadsInto(root, place)) return undefined;
  const file = dockerfile.kind === 'file' ? placeOf(folder, dockerfile.path) : join(place, 'Dockerfile');
  return readNeighbours(file, text, place);
}

/** The folder of the definition, or as far up as the definition says itself. Links lead nowhere else. */
function rootOf(folder: string, path: string): string | undefined {
  const [up = ''] = /^(?:\.\.(?:\/|$))*/.exec(path) ?? [];
  const root = isAbsolute(path) ? sep : resolve(folder, up);
  return existsSync(root) ? realpathSync(root) : undefined;
}

function leadsInto(root: string, place: string): boolean {
  const real = realpathSync(place);
  return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
}

function readText(path: string, root: string): string | undefined {
  try {
    const place = statSync(path);
    if (!place.isFile() || place.size >= maximumDockerfileBytes || !leadsInto(root, path)) return undefined;
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
