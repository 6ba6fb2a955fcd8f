import { readSubject } from '../analyze';
import type { Catalog } from '../catalog/image';
import type { Finding } from '../report/report';
import type { AnalyzeRequest } from '../report/request';
import type { Lines } from '../text/lines';
import type { Check, Use } from './definition';
import { checkFindings } from './image-checks';
import { builtRemedy } from './image-words';
import type { Job } from './jobs';
import { startedWith } from './made-up';
import { startFinding } from './start-finding';

/** One thing that services say of the container of an image that is built for them: what it starts, or how it is checked. */
export type BuiltUse = { readonly request: AnalyzeRequest; readonly use: Use; readonly check?: Check };

export function builtUses(
  { builds, requests: [request] }: Job,
  catalog: Catalog,
  today: string,
): readonly BuiltUse[] {
  const used = builds.filter(({ use }) => use.checks.length > 0 || isStarted(use));
  if (request === undefined || used.length === 0) return [];
  const whole = { ...request, dockerfile: upToTarget(request, catalog, today) };
  return used.flatMap(({ use }) => [
    ...(isStarted(use) ? [{ request: whole, use }] : []),
    ...use.checks.map((check) => ({ request: whole, use, check })),
  ]);
}

function isStarted({ command, entrypoint, isOpen }: Use): boolean {
  return !isOpen && (command !== undefined || entrypoint !== undefined);
}

/** What comes behind the stage that is built has no part in it: what is added below belongs to that stage. */
function upToTarget(request: AnalyzeRequest, catalog: Catalog, today: string): string {
  const { dockerfile } = request;
  if (request.target === undefined) return dockerfile;
  const { graph, target } = readSubject(request, catalog, today).inspection;
  const next = target && graph.stages[target.stage.index + 1];
  return dockerfile.slice(0, next?.from.span.start);
}

export function builtUseFindings(
  { check, request, use }: BuiltUse,
  catalog: Catalog,
  today: string,
  lines: Lines,
): readonly Finding[] {
  if (check !== undefined)
    return checkFindings({ request, use, remedy: builtRemedy }, check, catalog, today, lines);
  const placed = startedWith(request.dockerfile, use);
  const subject = readSubject({ ...request, dockerfile: placed.text }, catalog, today);
  const found = startFinding(use, placed, builtRemedy, subject, lines);
  return found === undefined ? [] : [found];
}
