import { analyze } from '@/lib/analyze';
import { namedImages } from '@/lib/bases/named-images';
import type { WholeCatalog } from '@/lib/catalog/catalog';
import { type Compared, differenceOf, requestAgain } from '@/lib/difference/difference';
import { explain } from '@/lib/explain/explain';
import type { ExplainRequest, Explanation } from '@/lib/explain/explanation';
import { findPageFormat } from '@/lib/render';
import { type DifferenceSetting, differenceAs } from '@/lib/render/difference';
import text from '@/lib/render/text';
import type { Difference } from '@/lib/report/difference';
import type { RecommendRequest } from '@/lib/report/recommend-request';
import type { Report } from '@/lib/report/report';
import type { AnalyzeRequest } from '@/lib/report/request';
import type { RewriteAnswer, RewriteRequest } from '@/lib/report/rewrite';
import { withoutText } from '@/lib/report/without-text';
import { rewrite } from '@/lib/rewrite';
import { type EncodedReport, encodeReport } from '@/lib/store/report-row';
import { mostImages } from '../inspecting/measured';
import { listRecommendations } from '../recommendations';
import { type FoundSecrets, secretsIn, withoutSecrets } from '../share';

/** Sent to no terminal, and of no page. */
const plain = { file: 'Dockerfile', colour: false, address: undefined };

/** What a job may use beside its input. */
export type Context = { readonly catalog: WholeCatalog; readonly today: string };

export type Shared = FoundSecrets & { readonly row: EncodedReport };

/** Without a second report the text of the first is analyzed anew. */
type Comparing = { readonly before: Compared; readonly after: Compared | undefined };

/** The work that is done beside the server: what goes in, and what comes out, both plain data. */
export type JobTypes = {
  /** References of the images that a Dockerfile names. */
  readonly images: { readonly input: AnalyzeRequest; readonly output: readonly string[] };
  /** The report, for a page. */
  readonly analyze: { readonly input: AnalyzeRequest; readonly output: Report };
  /** The same as JSON, for an answer. */
  readonly analyzeJson: { readonly input: AnalyzeRequest; readonly output: string };
  /** The same in another form, by its id. */
  readonly analyzeAs: {
    readonly input: {
      readonly request: AnalyzeRequest;
      readonly format: string;
      /** Address of the server, where it is known. */
      readonly site: string | undefined;
    };
    readonly output: string;
  };
  /** A part of the whole list of recommendations, as JSON. */
  readonly recommendJson: { readonly input: RecommendRequest; readonly output: string };
  /** A better text for the file, for a page. */
  readonly rewrite: { readonly input: RewriteRequest; readonly output: RewriteAnswer };
  /** The same as JSON. */
  readonly rewriteJson: { readonly input: RewriteRequest; readonly output: string };
  /** What an error message may come from, for a page. */
  readonly explain: { readonly input: ExplainRequest; readonly output: Explanation };
  /** The same as JSON. */
  readonly explainJson: { readonly input: ExplainRequest; readonly output: string };
  /** What is between two reports, for a page. */
  readonly difference: { readonly input: Comparing; readonly output: Difference };
  /** The same in one of its forms, by its id. */
  readonly differenceAs: {
    readonly input: Comparing & { readonly format: string; readonly setting: DifferenceSetting };
    readonly output: string;
  };
  /** What sharing would replace, and what it would store then, as JSON. */
  readonly secretsJson: { readonly input: AnalyzeRequest; readonly output: string };
  /** All that sharing does before the row is stored. */
  readonly share: {
    readonly input: {
      readonly request: AnalyzeRequest;
      readonly keepSecrets: boolean;
      readonly isTextLeftOut: boolean;
    };
    readonly output: Shared;
  };
};

export type JobName = keyof JobTypes;
export type JobInput<N extends JobName> = JobTypes[N]['input'];
export type JobOutput<N extends JobName> = JobTypes[N]['output'];

/** Run in a worker only. A new job is a line in `JobTypes` and one here. */
export const jobs: {
  readonly [N in JobName]: (input: JobInput<N>, context: Context) => Promise<JobOutput<N>>;
} = {
  images: async (request) => namedImages(request, mostImages),
  analyze: (request, { catalog, today }) => analyze(request, catalog, today),
  analyzeJson: async (request, { catalog, today }) => JSON.stringify(await analyze(request, catalog, today)),
  analyzeAs: async ({ request, format, site }, { catalog, today }) => {
    const report = await analyze(request, catalog, today);
    return (findPageFormat(format) ?? text).render(report, { ...plain, site });
  },
  recommendJson: async (request, { catalog, today }) =>
    JSON.stringify(listRecommendations(request, catalog, today)),
  rewrite: (request, { catalog, today }) => rewrite(request, catalog, today),
  rewriteJson: async (request, { catalog, today }) => JSON.stringify(await rewrite(request, catalog, today)),
  explain: async (request, { catalog, today }) => explain(request, catalog, today),
  explainJson: async (request, { catalog, today }) => JSON.stringify(explain(request, catalog, today)),
  difference: compare,
  differenceAs: async ({ format, setting, ...comparing }, context) =>
    differenceAs(format, await compare(comparing, context), setting),
  secretsJson: async (request) => {
    const { files: _texts, ...stored } = withoutSecrets(request);
    return JSON.stringify({ ...secretsIn(request), stored });
  },
  share: async ({ request, keepSecrets, isTextLeftOut }, { catalog, today }) => {
    const found = keepSecrets ? { secrets: [], buildArgs: [] } : secretsIn(request);
    const hasSecrets = found.secrets.length + found.buildArgs.length > 0;
    const report = await analyze(hasSecrets ? withoutSecrets(request) : request, catalog, today);
    return { ...found, row: encodeReport(isTextLeftOut ? withoutText(report) : report) };
  },
};

async function compare({ before, after }: Comparing, { catalog, today }: Context): Promise<Difference> {
  const second = after ?? { report: await analyze(requestAgain(before.report), catalog, today) };
  return differenceOf(before, second, catalog, today);
}
