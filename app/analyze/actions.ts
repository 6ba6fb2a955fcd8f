'use server';

import type { Given } from '@/components/analyze/analyzer';
import { parseBuildArgs } from '@/components/analyze/build-args';
import type { Draft } from '@/components/analyze/draft';
import { requestOf } from '@/components/analyze/request';
import { AnalyzeRequest } from '@/lib/report/request';
import { analyzeForPage } from '../_server/analysis';
import { checkDockerfile } from '../_server/limits';
import { problems, RequestError } from '../_server/problem';

/** The form of the page where there is no JavaScript: the same page with the report, or with what is wrong. */
export async function analyzeForm(_before: Given | undefined, form: FormData): Promise<Given> {
  const draft: Draft = {
    // A form sends every line end as CR LF.
    text: field(form, 'dockerfile').replaceAll('\r\n', '\n'),
    target: field(form, 'target'),
    buildArgs: field(form, 'buildArgs'),
    platform: field(form, 'platform'),
  };
  try {
    checkDockerfile(draft.text);
    const { error } = parseBuildArgs(draft.buildArgs);
    if (error !== undefined) throw new RequestError('invalid-request', `${error}.`);
    const request = AnalyzeRequest.safeParse(requestOf(draft));
    if (!request.success) throw new RequestError('invalid-request');
    const report = await analyzeForPage(request.data);
    return { draft, isGiven: false, report };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const problem = { title: problems[error.code].title, detail: error.message };
    return { draft, isGiven: false, report: undefined, problem };
  }
}

function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
