import { comparedOf } from '../bases/compared';
import { findImage } from '../catalog/find';
import type { Catalog, CatalogImage } from '../catalog/image';
import type { Difference, Side, StagePair, StageSide } from '../report/difference';
import type { Report, ReportStage } from '../report/report';
import type { AnalyzeRequest } from '../report/request';
import { countOmitted } from '../report/words';
import { findingsBetween } from './findings';
import { optionsBetween } from './options';
import type { Paired } from './pairing';
import { pairStages } from './stages';
import { textBetween } from './text';

/** A report, and where it is kept, for one that is stored. */
export type Compared = { readonly report: Report; readonly id?: string; readonly createdAt?: string };

/**
 * What is between two reports. Pure: `catalog` and `today` (`YYYY-MM-DD`) say what is known of the bases now, whenever the
 * reports were made.
 */
export function differenceOf(before: Compared, after: Compared, catalog: Catalog, today: string): Difference {
  const stages = pairStages(before.report.stages, after.report.stages);
  return {
    before: sideOf(before),
    after: sideOf(after),
    findings: findingsBetween({ before: before.report, after: after.report, stages }),
    stages: stagesOf(stages, {
      before: before.report.options.platform,
      after: after.report.options.platform,
      find: (reference) => imageOf(catalog, reference, today),
    }),
    options: optionsBetween(before.report, after.report),
    text: textBetween(before.report.source, after.report.source),
  };
}

/** What is asked to analyze the text of a report anew; the texts of its files were never kept. */
export function requestAgain({ source, options: { target, platform, buildArgs } }: Report): AnalyzeRequest {
  return { dockerfile: source.text, buildArgs, platform, ...(target !== undefined && { target }) };
}

function sideOf({ report, id, createdAt }: Compared): Side {
  const { engine, grade, summary, findings, omitted, source } = report;
  const { text: _text, ...known } = source;
  return {
    ...(id !== undefined && { id }),
    ...(createdAt !== undefined && { createdAt }),
    engine,
    verdict: summary.verdict,
    ...(summary.concerns && { concerns: summary.concerns }),
    ...(summary.otherFile && { otherFile: summary.otherFile }),
    summary: summary.text,
    findings: findings.length + countOmitted(omitted),
    ...(grade && { grade }),
    source: known,
  };
}

type Known = {
  /** Platforms that the two were made for. */
  readonly before: string;
  readonly after: string;
  readonly find: (reference: string) => CatalogImage | undefined;
};

function stagesOf({ pairs, before, after }: Paired<ReportStage>, known: Known): readonly StagePair[] {
  const all: readonly StagePair[] = [
    ...pairs.map((pair) => ({
      before: stageOf(pair.before, known.before, known),
      after: stageOf(pair.after, known.after, known),
    })),
    ...before.map((stage) => ({ before: stageOf(stage, known.before, known) })),
    ...after.map((stage) => ({ after: stageOf(stage, known.after, known) })),
  ];
  return [...all.filter(isFinal), ...all.filter((pair) => !isFinal(pair))];
}

function isFinal({ before, after }: StagePair): boolean {
  return before?.isFinal === true || after?.isFinal === true;
}

function stageOf(stage: ReportStage, platform: string, { find }: Known): StageSide {
  const { index, name, line, isFinal: is, isReachable, base } = stage;
  const { kind, reference, written } = base;
  const isImage = kind === 'image' || kind === 'scratch';
  return {
    index,
    ...(name !== undefined && { name }),
    line,
    isFinal: is,
    isReachable,
    base,
    ...(isImage &&
      reference !== undefined && {
        compared: comparedOf(written.includes('$') ? reference : written, find(reference), platform),
      }),
  };
}

function imageOf(catalog: Catalog, reference: string, today: string): CatalogImage | undefined {
  const found = findImage(catalog, reference, today);
  return found.kind === 'image' || found.kind === 'scratch' ? found.image : undefined;
}
