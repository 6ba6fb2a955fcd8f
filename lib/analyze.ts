import { referenceOf } from './bases/base';
import { configurationFor } from './bases/configuration';
import type { Catalog } from './catalog/image';
import { parseDockerfile } from './dockerfile/parse';
import { buildsWindows, inspect } from './inspection';
import { rankImages } from './recommend/rank';
import {
  reportNotKnown,
  reportRecommendations,
  reportRequirements,
  reportStages,
} from './report/build-report';
import { checklistOf } from './report/checklist';
import { limitFindings } from './report/limits';
import type { Report } from './report/report';
import type { AnalyzeRequest } from './report/request';
import { summarize } from './report/summary';
import { engineVersion } from './report/version';
import { requirementsOf } from './requirements';
import { rules } from './rules';
import { runRules } from './rules/run';
import { suppress } from './rules/suppress';
import { buildStages } from './stages/graph';
import { indexLines } from './text/lines';

/**
 * Way A of the architecture: a Dockerfile in, a report out. Pure; `today` (`YYYY-MM-DD`) judges support dates.
 * Never throws for any text; whoever calls it has checked the size.
 */
export async function analyze(request: AnalyzeRequest, catalog: Catalog, today: string): Promise<Report> {
  const text = request.dockerfile;
  const options = {
    target: request.target,
    buildArgs: request.buildArgs ?? {},
    platform: request.platform ?? 'linux/amd64',
  };
  const lines = indexLines(text);
  const dockerfile = parseDockerfile(text);
  const graph = buildStages(dockerfile, options, configurationFor(catalog, today));
  const inspection = inspect(graph, catalog, today);
  const requirements = requirementsOf(inspection);
  const { findings, suppressed } = suppress(runRules(rules, inspection, lines), dockerfile, lines);
  const { listed, omitted } = limitFindings(findings);
  const quiet = limitFindings(suppressed);
  const { target } = inspection;
  const fittings = target
    ? rankImages(catalog, requirements, today, target.stage.platform ?? options.platform)
    : [];
  return {
    schemaVersion: 1,
    engine: { version: engineVersion, catalogRevision: catalog.revision, catalogDate: catalog.date },
    source: { text, sha256: await sha256(text) },
    options,
    summary: summarize(
      listed,
      omitted,
      target === undefined || target.image !== undefined ? undefined : referenceOf(target.base.root),
      buildsWindows(inspection.contents),
    ),
    stages: reportStages(inspection, lines),
    requirements: reportRequirements(requirements, lines),
    findings: listed,
    suppressed: quiet.listed,
    ...(omitted.length > 0 && { omitted }),
    ...(quiet.omitted.length > 0 && { omittedSuppressed: quiet.omitted }),
    recommendations: target ? reportRecommendations(fittings, target.stage.index, lines) : [],
    notKnown: reportNotKnown(inspection, lines),
    checklist: checklistOf(inspection),
  };
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
