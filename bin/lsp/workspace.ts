import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { withSettings } from '../../lib/analyze';
import { readCatalog } from '../../lib/catalog/files';
import { once } from '../../lib/catalog/later';
import { type EditorDocument, openDocument, type Surroundings } from '../../lib/editor/document';
import { noSettings, type Settings } from '../../lib/policy/settings';
import { maximumDockerfileBytes } from '../../lib/report/bounds';
import type { Report } from '../../lib/report/report';
import type { AnalyzeRequest } from '../../lib/report/request';
import type { Plan, RewriteRequest } from '../../lib/report/rewrite';
import { wishes } from '../../lib/report/wishes';
import type { BuildOptions } from '../../lib/stages/stage';
import { readSettings } from '../configuration';
import { InputError } from '../input-error';
import { readNeighbours } from '../neighbours';
import { currentDay } from '../today';
import type { Analyst } from './analyst';
import type { Done } from './jobs';
import { usualOptions } from './settings';

/** One version of a document, and what is known of it; the promises are undefined where it was given up. */
export type Reading = {
  readonly version: number;
  readonly editor: EditorDocument;
  report(): Promise<Report | undefined>;
  /** What it could stand on. */
  plans(): Promise<readonly Plan[]>;
  /** With all the fixes that keep its meaning. */
  cured(): Promise<Plan | undefined>;
};

/** The documents that are open, each as it is now. */
export class Workspace {
  #options: BuildOptions = usualOptions;
  readonly #analyst: Analyst;
  readonly #tell: (fault: string) => void;
  readonly #readings = new Map<string, { readonly reading: Reading; readonly stop: AbortController }>();

  /** `tell` hears of faults of our own, and of settings that are not understood. */
  constructor(analyst: Analyst, tell: (fault: string) => void) {
    this.#analyst = analyst;
    this.#tell = tell;
  }

  /** The day is that of the answer. */
  get surroundings(): Surroundings {
    return { options: this.#options, today: currentDay(), catalog: readCatalog };
  }

  /** Everything is read anew with them. */
  set options(options: BuildOptions) {
    this.#options = options;
    for (const uri of [...this.#readings.keys()]) this.forget(uri);
  }

  reading(document: TextDocument): Reading {
    const known = this.#readings.get(document.uri);
    if (known?.reading.version === document.version) return known.reading;
    this.forget(document.uri);
    const stop = new AbortController();
    const reading = this.#read(document, stop.signal);
    this.#readings.set(document.uri, { reading, stop });
    return reading;
  }

  /** Whether nothing has changed since. */
  isCurrent(document: TextDocument, reading: Reading): boolean {
    return this.#readings.get(document.uri)?.reading === reading && document.version === reading.version;
  }

  forget(uri: string): void {
    this.#readings.get(uri)?.stop.abort();
    this.#readings.delete(uri);
  }

  #read(document: TextDocument, signal: AbortSignal): Reading {
    const text = document.getText();
    const settings = once(() => this.#settingsFor(document.uri));
    const request = once(() => requestFor(document.uri, text, this.#options, settings()));
    const ask = (further: Omit<RewriteRequest, keyof AnalyzeRequest>) => {
      const base = request();
      if (base === undefined) return Promise.resolve([]);
      const asked = { ...withSettings(base, settings()), ...further };
      return this.#do({ kind: 'rewrite', request: asked, today: currentDay() }, signal).then((done) =>
        done?.kind === 'plans' ? done.answer.plans : [],
      );
    };
    return {
      version: document.version,
      editor: openDocument(text, this.surroundings),
      report: once(async () => {
        const base = request();
        if (base === undefined) return undefined;
        const job = { kind: 'analyze', request: base, settings: settings(), today: currentDay() } as const;
        const done = await this.#do(job, signal);
        return done?.kind === 'report' ? done.report : undefined;
      }),
      plans: once(() => ask({ to: [...wishes] })),
      cured: once(async () => (await ask({ safety: 'safe' }))[0]),
    };
  }

  /** What the project has settled for the file, as it stands now. */
  #settingsFor(uri: string): Settings {
    if (!uri.startsWith('file:')) return noSettings;
    try {
      return readSettings(undefined)(fileURLToPath(uri));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.#tell([error.message, ...error.details].join('\n'));
      return noSettings;
    }
  }

  async #do(...[job, signal]: Parameters<Analyst['do']>): Promise<Done | undefined> {
    const done = await this.#analyst.do(job, signal);
    if (done?.kind === 'fault') this.#tell(done.stack);
    return done;
  }
}

/** The file with those beside it; undefined where it is larger than any Dockerfile. */
function requestFor(
  uri: string,
  text: string,
  { target, buildArgs, platform }: BuildOptions,
  { context }: Settings,
): AnalyzeRequest | undefined {
  if (Buffer.byteLength(text) >= maximumDockerfileBytes) return undefined;
  const files = uri.startsWith('file:') ? neighboursOf(uri, text, context) : {};
  return {
    dockerfile: text,
    ...(target !== undefined && { target }),
    buildArgs: { ...buildArgs },
    ...(platform !== usualOptions.platform && { platform }),
    ...(Object.keys(files).length > 0 && { files }),
  };
}

/** None where the file is new and its folder not there yet, or the context that is settled is not. */
function neighboursOf(uri: string, text: string, context: string | undefined): Record<string, string> {
  try {
    const path = fileURLToPath(uri);
    return readNeighbours(path, text, context ?? dirname(path));
  } catch {
    return {};
  }
}
