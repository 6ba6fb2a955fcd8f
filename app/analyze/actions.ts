'use server';

import { parseBuildArgs } from '@/components/analyze/build-args';
import { type Draft, defaultPlatform } from '@/components/analyze/draft';
import type { Given } from '@/components/analyze/given';
import { requestOf } from '@/components/analyze/request';
import { readRequest } from '@/lib/report/read-request';
import { AnalyzeRequest } from '@/lib/report/request';
import { analyzeForPage } from '../_server/analysis';
import { checkDockerfile } from '../_server/limits';
import { problemForPage, RequestError } from '../_server/problem';
import { invalid } from '../_server/query';

/**
 * The form of the page, and the paste box of the first one, where there is no JavaScript: the analyzer's page with the
 * report, or with what is wrong.
 */
export async function analyzeForm(_before: Given | undefined, form: FormData): Promise<Given> {
  const draft: Draft = {
    // A form sends every line end as CR LF.
    text: field(form, 'dockerfile').replaceAll('\r\n', '\n'),
    target: field(form, 'target'),
    buildArgs: field(form, 'buildArgs'),
    platform: field(form, 'platform') || defaultPlatform,
  };
  try {
    checkDockerfile(draft.text);
    const { error } = parseBuildArgs(draft.buildArgs);
    if (error !== undefined) throw new RequestError('invalid-request', `${error}.`);
    const read = readRequest(AnalyzeRequest, requestOf(draft));
    if (read.kind === 'faults') throw invalid(read.faults);
    return { draft, isGiven: false, report: await analyzeForPage(read.request) };
  } catch (error) {
    return { draft, isGiven: false, report: undefined, problem: problemForPage(error) };
  }
}

function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
