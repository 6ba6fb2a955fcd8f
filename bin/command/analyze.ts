import { basename } from 'node:path';
import { judge, readSubject, type Subject, type Weights } from '../../lib/analyze';
import { readCatalog } from '../../lib/catalog/files';
import { isDefinition } from '../../lib/definitions/kind';
import { type Baseline, countsByFile, goneFrom } from '../../lib/policy/baseline';
import type { Asked as AskedOfRun } from '../../lib/policy/settle';
import { findFormat } from '../../lib/render';
import type { Format } from '../../lib/render/format';
import text from '../../lib/render/text';
import type { Judged } from '../../lib/report/judged';
import { withFindings } from '../../lib/report/kept-findings';
import type { AnalyzeRequest } from '../../lib/report/request';
import { wishes } from '../../lib/report/wishes';
import { countBySeverity, plural, severities } from '../../lib/report/words';
import { rewrite } from '../../lib/rewrite';
import { visible } from '../../lib/text/visible';
import { baselineName, nameInBaseline, readBaseline, writeBaseline } from '../baseline';
import { readSettings } from '../configuration';
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
    readonly baseline?: string;
    readonly writeBaseline?: boolean;
    readonly quiet?: boolean;
    readonly color: boolean;
  };

/** What was read, and what was made of it by what is settled for it. */
type Read = {
  /** Of a file that is the only one, and no definition. */
  readonly asked?: { readonly request: AnalyzeRequest; readonly subject: Subject };
  readonly path: string;
  /** False of what is built from a file that can be read only in part. */
  readonly isValid: boolean;
  readonly judged: Judged;
  readonly fails: ReturnType<typeof failsAt>;
};

/** `plinth analyze`: what will fail to build or start, and which bases fit. */
export async function analyzeCommand(named: readonly string[], asked: AskedToAnalyze): Promise<void> {
  const wanted = wantedBy(asked);
  const { baseline, writeBaseline: isWritten } = asked;
  const baselinePath = baseline ?? baselineName;
  for (const path of [asked.output, isWritten ? baselinePath : undefined])
    if (path !== undefined) refuseFolder(path);
  const known = baseline === undefined || isWritten ? undefined : readBaseline(baseline);
  const { faults, files } = findFiles(named.length === 0 ? ['.'] : named);
  const had = isWritten ? 'everything' : known && countsByFile(known);
  const isMany = files.length + faults.length > 1;
  const { saysBases } = formatOf(asked);
  const withBases = saysBases === 'of-each' || (saysBases === 'of-one' && !isMany && asked.quiet !== true);
  const weightsOf = weighing(asked, { asked: wanted, withBases }, (path) =>
    had === 'everything' ? had : had?.get(nameInBaseline(baselinePath, path)),
  );
  // What is settled is read before anything else: faults in it are told at once.
  files.forEach(weightsOf);
  for (const fault of faults) sayFault(fault);
  let unread = faults.length;
  const read: Read[] = [];
  for (const path of files) {
    try {
      read.push(...(await analyzeFile(path, { ...asked, isMany }, weightsOf)));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      sayFault(error.message);
      unread += 1;
    }
  }
  await show(read, asked, { isMany: isMany || read.length > 1, unread });
  for (const note of notesOf(read)) sayFault(note);
  if (known) sayGone(known, baselinePath, read);
  if (isWritten)
    sayFault(
      `${baselinePath}: written, with ${plural(writeBaseline(baselinePath, read), 'finding', 'findings')}`,
    );
  const failing = read.some(failingIn);
  if (unread > 0 || read.some(({ isValid }) => !isValid)) process.exitCode = 2;
  else process.exitCode = failing ? 1 : 0;
}

/** What is settled for a file and asked of it, worked out once for each. */
function weighing(
  asked: AskedToAnalyze,
  { asked: wanted, withBases }: Pick<Weights, 'asked' | 'withBases'>,
  baselineOf: (path: string) => AskedOfRun['baseline'],
): (path: string) => Weights {
  const settingsOf = readSettings(asked.config);
  const known = new Map<string, Weights>();
  return (path) => {
    const baseline = baselineOf(path);
    const weights = known.get(path) ?? {
      settings: settingsOf(path),
      asked: { ...wanted, ...(baseline !== undefined && { baseline }) },
      ...(withBases !== undefined && { withBases }),
    };
    known.set(path, weights);
    return weights;
  };
}

/** Entries of the configuration that have ended, though what they spoke of is still there. */
function notesOf(read: readonly Read[]): readonly string[] {
  return read.flatMap(({ judged: { file, notes = [] } }) =>
    notes.map(
      ({ entry, rule, until }) =>
        `${file}: ${rule} counts again, as ${entry} of the configuration ended on ${until}`,
    ),
  );
}

function sayGone(known: Baseline, path: string, read: readonly Read[]): void {
  const judged = read.map((each) => ({ ...each.judged, file: nameInBaseline(path, each.path) }));
  const gone = goneFrom(known, judged);
  if (gone > 0)
    sayFault(
      `${path}: ${plural(gone, 'finding', 'findings')} of the baseline ${gone === 1 ? 'is' : 'are'} gone; --write-baseline writes it anew`,
    );
}

function sayFault(sentence: string): void {
  process.stderr.write(`plinth: ${visible(sentence)}\n`);
}

async function analyzeFile(
  path: string,
  asked: AskedToAnalyze & { readonly isMany: boolean },
  weightsOf: (path: string) => Weights,
): Promise<readonly Read[]> {
  const input = readInput(path);
  const catalog = readCatalog();
  const failsIn = (file: string) => failsAt(asked.failOn ?? weightsOf(file).settings.failOn);
  if (path !== '-' && isDefinition(basename(path), input.text)) {
    // Readers of YAML and the like are large: nobody needs them for a Dockerfile.
    const { judgeDefinition } = await import('./definition');
    const { alone = false } = asked;
    const of = { alone, catalog, today, environment: process.env, weightsOf };
    const { isValid, judged: all } = await judgeDefinition(path, input.text, of);
    return all.map((judged) => ({ path: judged.file, isValid, judged, fails: failsIn(judged.file) }));
  }
  const weights = weightsOf(path);
  const request = requestWith(path, input, asked, weights.settings);
  const file = path === '-' && asked.format !== text.id ? 'Dockerfile' : input.name;
  const subject = readSubject(request, catalog, today);
  const judged = await judge(file, request, weights, catalog, today, subject);
  const read = { path, isValid: true, judged, fails: failsIn(path) };
  // What was understood of many files would fill the memory.
  return [asked.isMany ? read : { ...read, asked: { request, subject } }];
}

function formatOf(asked: AskedToAnalyze): Format {
  return findFormat(asked.format) ?? text;
}

function failingIn({ fails, judged: { report } }: Read): boolean {
  const counts = countBySeverity(report);
  return severities.some((severity) => counts[severity] > 0 && fails(severity));
}

async function show(
  read: readonly Read[],
  asked: AskedToAnalyze,
  { isMany, unread }: { readonly isMany: boolean; readonly unread: number },
): Promise<void> {
  const { output, quiet } = asked;
  const format = formatOf(asked);
  const isText = format === text;
  const shown = quiet === true ? read.flatMap((each) => quieted(each, isText)) : read;
  const setting = {
    ...(output === undefined ? terminalOf(process.stdout, asked) : { colour: false }),
    address: undefined,
    site: siteAddress(),
    isMany,
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
    ? withEnd(document, quiet === true ? '' : endOf(read, { isMany, unread, by: filteredBy(asked) }))
    : document;
  if (output === undefined) process.stdout.write(written);
  else writeWhole(output, written);
}

/** What is said of all of them: how much was found where there are many, and what options leave out. */
function endOf(
  read: readonly Read[],
  { isMany, unread, by }: { readonly isMany: boolean; readonly unread: number; readonly by: string },
): string {
  const leftOut = read.reduce((sum, { judged }) => sum + (judged.leftOut ?? 0), 0);
  return (
    (isMany && read.length > 0 ? countsLine(read, unread) : '') +
    (leftOut === 0 ? '' : `${plural(leftOut, 'finding is', 'findings are')} left out by ${by}\n`)
  );
}

function filteredBy({ ignore, minCertainty, only }: AskedOfFindings): string {
  const isAsked = ignore.length > 0 || minCertainty !== undefined || only.length > 0;
  return isAsked ? 'options' : 'the configuration';
}

function withEnd(document: string, end: string): string {
  const text = document === '' ? '' : `${document.trimEnd()}\n`;
  return text + (text !== '' && end !== '' ? '\n' : '') + end;
}

/** What fails the run, and of the text nothing beside it; files without are left out of it. */
function quieted(read: Read, isText: boolean): readonly Read[] {
  const { fails, judged } = read;
  const report = withFindings(judged.report, ({ severity }) => fails(severity));
  if (!isText) return [{ ...read, judged: { ...judged, report } }];
  if (!failingIn(read)) return [];
  const alone = { ...report, notKnown: [] };
  return [{ ...read, judged: { ...judged, report: alone } }];
}

async function movesOf([one]: readonly Read[], asked: Asked) {
  if (one?.asked === undefined) return {};
  const { request, subject } = one.asked;
  const plans = await rewrite({ ...request, to: [...wishes] }, readCatalog(), today, subject);
  return { moves: { ...plans, command: fixCommandLine(one.path, asked) } };
}
