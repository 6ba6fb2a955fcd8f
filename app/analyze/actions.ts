'use server';

import { parseBuildArgs } from '@/components/analyze/build-args';
import { type Draft, defaultPlatform, emptyDraft } from '@/components/analyze/draft';
import type { Given, Moves } from '@/components/analyze/given';
import { requestOf } from '@/components/analyze/request';
import { isAddress } from '@/lib/hosted/hosted-file';
import type { Keep } from '@/lib/report/keep';
import { readKeep } from '@/lib/report/read-keep';
import { readRequest } from '@/lib/report/read-request';
import { AnalyzeRequest } from '@/lib/report/request';
import { analyzeForPage, explainForPage } from '../_server/analysis';
import { checkExplain } from '../_server/explain-body';
import { fetchForPage, isFetchOn } from '../_server/fetching/hosted-text';
import { checkDockerfile } from '../_server/limits';
import { movesFor } from '../_server/moves';
import { problemForPage, RequestError } from '../_server/problem';
import { invalid } from '../_server/query';

/**
 * The form of the page, and the paste box of the first one, where there is no JavaScript: the analyzer's page with the
 * report, or with what is wrong.
 */
export async function analyzeForm(_before: Given | undefined, form: FormData): Promise<Given> {
  const written: Draft = {
    // A form sends every line end as CR LF.
    text: field(form, 'dockerfile').replaceAll('\r\n', '\n'),
    target: field(form, 'target'),
    buildArgs: field(form, 'buildArgs'),
    platform: field(form, 'platform') || defaultPlatform,
    files: await filesIn(form),
  };
  const printed = field(form, 'error');
  const { keep = {} } = readKeep(
    fields(form, 'keep')
      .map((word) => word.trim())
      .filter((word) => readKeep([word]).keep !== undefined),
  );
  let draft = written;
  try {
    const address = addressIn(form);
    if (address !== undefined) draft = { ...emptyDraft, text: await fetchForPage(address) };
    checkDockerfile(draft.text);
    const { error: misread } = parseBuildArgs(draft.buildArgs);
    if (misread !== undefined) throw new RequestError('invalid-request', `${misread}.`);
    const read = readRequest(AnalyzeRequest, requestOf(draft));
    if (read.kind === 'faults') throw invalid(read.faults);
    const report = await analyzeForPage(read.request);
    const moves = await movesAsked(read.request, keep, form);
    const error = printed.trim() === '' ? undefined : await explained(printed, read.request);
    return { draft, isGiven: false, report, keep, ...(moves && { moves }), ...(error && { error }) };
  } catch (error) {
    return { draft, isGiven: false, report: undefined, problem: problemForPage(error), keep };
  }
}

/** The address that is to be fetched: that of its own field, or what stands in place of a Dockerfile. */
function addressIn(form: FormData): string | undefined {
  const text = field(form, 'dockerfile');
  return field(form, 'address').trim() || (isFetchOn() && isAddress(text) ? text : undefined);
}

/** What the buttons of the report ask for: the usual bases, one by its name, or one of its list. */
async function movesAsked(asked: AnalyzeRequest, keep: Keep, form: FormData): Promise<Moves | undefined> {
  const ask = field(form, 'ask');
  const listed = field(form, 'use');
  if (ask === '' && listed === '') return undefined;
  return await movesFor(asked, keep, listed || (ask === 'to' ? field(form, 'to').trim() : undefined));
}

async function explained(text: string, asked: AnalyzeRequest): Promise<NonNullable<Given['error']>> {
  return { text, explanation: await explainForPage(checkExplain({ ...asked, message: text })) };
}

/** Files that were chosen beside the text; the bounds of a request are those of all others. */
async function filesIn(form: FormData): Promise<Draft['files']> {
  const files = new Map<string, string>();
  for (const value of form.getAll('files'))
    if (typeof value !== 'string' && value.size > 0) files.set(value.name, await value.text());
  return Object.fromEntries(files);
}

function fields(form: FormData, name: string): readonly string[] {
  return form.getAll(name).filter((value) => typeof value === 'string');
}

function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
