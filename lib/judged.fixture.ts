import type { Ranking } from './analyze';
import type { Evidence, Finding, Report } from './report/report';
import { indexLines } from './text/lines';

/** Bases that differ in what files need of one; their names tell how. */
const bases = [
  'scratch',
  'gcr.io/distroless/static-debian13:latest',
  'gcr.io/distroless/base-debian13:nonroot',
  'gcr.io/distroless/base-debian13:debug',
  'gcr.io/distroless/cc-debian13:latest',
  'alpine:3.24',
  'debian:trixie-slim',
  'debian:bullseye-slim',
  'ubuntu:24.04',
  'registry.access.redhat.com/ubi10/ubi-minimal:latest',
  'registry.access.redhat.com/ubi9/ubi-micro:latest',
  'cgr.dev/chainguard/wolfi-base:latest',
  'mcr.microsoft.com/dotnet/runtime-deps:11.0-preview-resolute-chiseled',
];

/** Few of them, for many texts. */
const smallBases = new Set([
  'scratch',
  'gcr.io/distroless/static-debian13:latest',
  'gcr.io/distroless/base-debian13:nonroot',
  'alpine:3.24',
  'debian:trixie-slim',
  'ubuntu:24.04',
  'registry.access.redhat.com/ubi10/ubi-minimal:latest',
  'python:3.14-slim-trixie',
  'node:24-alpine3.24',
]);

/** Two images of a language, for files that have a stage of it. */
const ofLanguage: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /dotnet/,
    ['mcr.microsoft.com/dotnet/aspnet:10.0-noble', 'mcr.microsoft.com/dotnet/aspnet:10.0-alpine3.24'],
  ],
  [/\bgolang\b/, ['golang:1.27-trixie', 'golang:1.27-alpine3.24']],
  [/\bnode/, ['node:24-trixie-slim', 'node:24-alpine3.24']],
  [/\bphp\b/, ['php:8.5-cli-trixie', 'php:8.5-cli-alpine3.24']],
  [/\bpython/, ['python:3.14-slim-trixie', 'python:3.14-alpine3.24']],
  [/\bruby\b/, ['ruby:4.0-slim-trixie', 'ruby:4.0-alpine3.24']],
  [/\brust\b/, ['rust:1.98-slim-trixie', 'rust:1.98-alpine3.24']],
  [/temurin|jdk|java|maven|gradle/, ['eclipse-temurin:21-jre-noble', 'eclipse-temurin:21-jre-alpine-3.23']],
];
const mostRanked = 5;

/**
 * What Plinth judges of a file, a line for each thing, to be read and compared: of a case of e2e/cases its `judged.txt`.
 */
export function judgedText(report: Report, ranking: Ranking): string {
  return inParts([
    ...partsOf(report),
    verdictLines(report, ranking),
    ranking.images.slice(0, mostRanked).map(({ image }, at) => `${at + 1}. ${image.reference}`),
  ]);
}

/** The same without what other bases are to the file. */
export function reportText(report: Report): string {
  return inParts(partsOf(report));
}

/** Of a small text: the same as of an example, what each finding points at, and the verdict on bases that differ. */
export function smallText(whole: Report, ranking: Ranking): string {
  const report = withoutUsual(whole);
  const { findings, source } = report;
  const lines = indexLines(source.text);
  const verdicts = new Map<string, string[]>();
  for (const { image, verdict } of ranking.images) {
    if (!smallBases.has(image.reference)) continue;
    verdicts.set(verdict, [...(verdicts.get(verdict) ?? []), image.reference]);
  }
  return inParts([
    ...partsOf(report),
    findings.map(({ range, rule }) => {
      const pointed = source.text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
      return `${rule} points at ${JSON.stringify(pointed)}`;
    }),
    [...verdicts].map(([verdict, references]) => `${verdict}: ${references.join(', ')}`),
  ]);
}

/** What is said of nearly every small text tells none from another. */
function withoutUsual(report: Report): Report {
  return {
    ...report,
    findings: report.findings.filter(({ rule }) => rule !== 'base-digest-missing'),
    requirements: report.requirements.filter(({ kind }) => kind !== 'platform'),
  };
}

function inParts(parts: readonly (readonly string[])[]): string {
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function partsOf({ findings, notKnown, requirements, summary, suppressed }: Report) {
  return [
    [summary.text],
    findings.flatMap(findingLines),
    suppressed.map(
      ({ range, rule, suppressedBy }) =>
        `ignored ${rule} ${range.start.line}, by line ${suppressedBy.range.start.line}: ${suppressedBy.reason ?? ''}`,
    ),
    requirements.map(
      ({ because, certainty, kind, value }) =>
        `needs ${kind}, ${certainty}: ${value}; ${because.map(evidenceText).join('; ')}`,
    ),
    notKnown.map((note) => `not known: ${evidenceText(note)}`),
  ];
}

function findingLines({ certainty, evidence, fix, message, range, remedy, rule, severity }: Finding) {
  return [
    `${severity} ${rule} ${range.start.line}, ${certainty}: ${message}`,
    `  do: ${remedy}`,
    ...evidence.map((each) => `  as: ${evidenceText(each)}`),
    ...(fix
      ? [`  ${fix.safety} edit: ${fix.edits.map(({ newText }) => JSON.stringify(newText)).join(', ')}`]
      : []),
  ];
}

/** Of a source its host alone: the rest changes with the data. */
function evidenceText({ range, source, text }: Evidence): string {
  const place = range ? ` (${range.start.line})` : '';
  return `${text}${place}${source === undefined ? '' : ` [${/^(?:https:\/\/)?([^/@]+)/.exec(source)?.[1]}]`}`;
}

/** In the order of the lists above, each with all that stands in its way. */
function verdictLines({ stages }: Report, { describe, images }: Ranking): readonly string[] {
  const written = stages.map(({ base }) => base.written).join(' ');
  const named = [...bases, ...ofLanguage.flatMap(([name, some]) => (name.test(written) ? some : []))];
  const ranked = named.flatMap(
    (reference) => images.find(({ image }) => image.reference === reference) ?? [],
  );
  return describe(ranked).map(({ hazards, reasons, reference, verdict }) => {
    const said = new Set(reasons.map((text) => text.toLowerCase()));
    const others = hazards.flatMap(({ text }) => (said.has(text.toLowerCase()) ? [] : [text]));
    return `${verdict} ${reference}: ${[...reasons, ...others].join('; ')}`;
  });
}
