import { analyze } from '../../lib/analyze';
import { readCatalog } from '../../lib/catalog/files';
import { findFormat } from '../../lib/render';
import text from '../../lib/render/text';
import type { Judged } from '../../lib/report/judged';
import { withFindings } from '../../lib/report/kept-findings';
import type { Report } from '../../lib/report/report';
import type { AnalyzeRequest } from '../../lib/report/request';
import { wishes } from '../../lib/report/wishes';
import { countBySeverity, countOmitted, plural, severities } from '../../lib/report/words';
import { rewrite } from '../../lib/rewrite';
import { visible } from '../../lib/text/visible';
import { findFiles } from '../find-files';
import { readInput } from '../input';
import { InputError } from '../input-error';
import type { Asked } from '../options';
import { siteAddress } from '../site';
import { terminalOf } from '../terminal';
import { today } from '../today';
import { refuseFolder, writeWhole } from '../write-output';
import { countsLine } from './counts';
import { fixCommandLine } from './fix-line';
import { requestWith } from './requested';
import { type AskedOfFindings, failsAt, wantedBy } from './wanted';

export type AskedToAnalyze = Asked &
  AskedOfFindings & {
    readonly format: string;
    readonly output?: string;
    readonly quiet?: boolean;
    readonly color: boolean;
  };

/** What was read, and what was made of it. */
type Read = {
  readonly request: AnalyzeRequest;
  readonly path: string;
  readonly judged: Judged;
  /** Findings that options leave out. */
  readonly leftOut: number;
};

/** `plinth analyze`: what will fail to build or start, and which bases fit. */
export async function analyzeCommand(named: readonly string[], asked: AskedToAnalyze): Promise<void> {
  const isWanted = wantedBy(asked);
  if (asked.output !== undefined) refuseFolder(asked.output);
  const { faults, files } = findFiles(named.length === 0 ? ['.'] : named);
  for (const fault of faults) sayFault(fault);
  let unread = faults.length;
  const read: Read[] = [];
  for (const path of files) {
    try {
      const each = await analyzeFile(path, asked);
      const { report } = each.judged;
      const wanted = withFindings(report, isWanted);
      const leftOut = countOf(report) - countOf(wanted);
      read.push({ ...each, leftOut, judged: { ...each.judged, report: wanted } });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      sayFault(error.message);
      unread += 1;
    }
  }
  const isMany = files.length + faults.length > 1;
  await show(read, asked, { isMany, unread });
  const fails = failsAt(asked);
  const failing = read.some(({ judged }) => failingIn(judged, fails));
  if (unread > 0) process.exitCode = 2;
  else process.exitCode = failing ? 1 : 0;
}

function sayFault(sentence: string): void {
  process.stderr.write(`plinth: ${visible(sentence)}\n`);
}

async function analyzeFile(path: string, asked: AskedToAnalyze): Promise<Read> {
  const input = readInput(path);
  const request = requestWith(path, input, asked);
  const report = await analyze(request, readCatalog(), today);
  const file = path === '-' && asked.format !== text.id ? 'Dockerfile' : input.name;
  return { path, request, leftOut: 0, judged: { file, report, suppressed: [] } };
}

function failingIn({ report }: Judged, fails: ReturnType<typeof failsAt>): boolean {
  const counts = countBySeverity(report);
  return severities.some((severity) => counts[severity] > 0 && fails(severity));
}

async function show(
  read: readonly Read[],
  asked: AskedToAnalyze,
  { isMany, unread }: { readonly isMany: boolean; readonly unread: number },
): Promise<void> {
  const { output, quiet } = asked;
  const format = findFormat(asked.format) ?? text;
  const isText = format === text;
  const shown = quiet === true ? read.flatMap((each) => quieted(each, asked, isText)) : read;
  const setting = {
    ...(output === undefined ? terminalOf(process.stdout, asked) : { colour: false }),
    address: undefined,
    site: siteAddress(),
    ...(isText && !isMany && quiet !== true && (await movesOf(read, asked))),
  };
  const document =
    isText && shown.length === 0
      ? ''
      : format.renderAll(
          shown.map(({ judged }) => judged),
          setting,
        );
  const written = isText
    ? withEnd(document, quiet === true ? '' : endOf(read, { isMany, unread }))
    : document;
  if (output === undefined) process.stdout.write(written);
  else writeWhole(output, written);
}

/** What is said of all of them: how much was found where there are many, and what options leave out. */
function endOf(
  read: readonly Read[],
  { isMany, unread }: { readonly isMany: boolean; readonly unread: number },
): string {
  const leftOut = read.reduce((sum, each) => sum + each.leftOut, 0);
  return (
    (isMany && read.length > 0 ? countsLine(read, unread) : '') +
    (leftOut === 0 ? '' : `${plural(leftOut, 'finding is', 'findings are')} left out by options\n`)
  );
}

function withEnd(document: string, end: string): string {
  const text = document === '' ? '' : `${document.trimEnd()}\n`;
  return text + (text !== '' && end !== '' ? '\n' : '') + end;
}

function countOf({ findings, omitted }: Report): number {
  return findings.length + countOmitted(omitted);
}

/** What fails the run, and of the text nothing beside it; files without are left out of it. */
function quieted(read: Read, asked: AskedToAnalyze, isText: boolean): readonly Read[] {
  const fails = failsAt(asked);
  const { judged } = read;
  const report = withFindings(judged.report, ({ severity }) => fails(severity));
  if (!isText) return [{ ...read, judged: { ...judged, report } }];
  if (!failingIn(judged, fails)) return [];
  const alone = { ...report, checklist: [], notKnown: [], recommendations: [], requirements: [] };
  return [{ ...read, judged: { ...judged, report: alone } }];
}

async function movesOf([one]: readonly Read[], asked: Asked) {
  if (one === undefined) return {};
  const plans = await rewrite({ ...one.request, to: [...wishes] }, readCatalog(), today);
  return { moves: { ...plans, command: fixCommandLine(one.path, asked) } };
}
