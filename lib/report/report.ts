import type { Range } from '../text/span';

/** Version 1 of the report: the same from the route, the command line and a permalink. Fields may be added. */
export type Report = {
  readonly schemaVersion: 1;
  readonly engine: {
    readonly version: string;
    readonly catalogRevision: string;
    readonly catalogDate: string;
  };
  readonly source: { readonly text: string; readonly sha256: string };
  readonly options: ReportOptions;
  readonly summary: Summary;
  readonly stages: readonly ReportStage[];
  /** How many further stages are not listed; the one that becomes the image always is. */
  readonly moreStages?: number;
  readonly requirements: readonly ReportRequirement[];
  /** How many further needs are not listed. */
  readonly moreRequirements?: number;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** What `findings` leaves out: of each kind only the first are listed. */
  readonly omitted?: readonly Omitted[];
  /** The same of `suppressed`. */
  readonly omittedSuppressed?: readonly Omitted[];
  /** The best of each verdict, and the base the file stands on; of reports made before this bound, all images. */
  readonly recommendations: readonly Recommendation[];
  /** How many images of the catalog have each verdict; left out where `recommendations` lists them all. */
  readonly recommendationCounts?: VerdictCounts;
  readonly notKnown: readonly { readonly text: string; readonly range?: Range }[];
  /** What no Dockerfile shows but whoever runs the image should know. */
  readonly checklist: readonly { readonly text: string; readonly source?: string }[];
};

export type ReportOptions = {
  readonly target: string | undefined;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly platform: string;
};

export type Severity = 'error' | 'warning' | 'info';
export type Certainty = 'certain' | 'likely' | 'possible';

/** What a finding leads to, the worst first. */
export type Consequence = 'will-not-build' | 'will-not-start' | 'may-fail' | 'risk' | 'choice-of-base';

/** The one sentence a tired engineer can act on, with the finding it speaks of where there is one. */
export type Summary = {
  readonly verdict: 'will-not-build' | 'will-not-start' | 'may-fail' | 'no-failure-found' | 'not-known';
  readonly text: string;
  readonly finding: number | undefined;
};

export type ReportStage = {
  readonly index: number;
  readonly name: string | undefined;
  readonly line: number;
  readonly isFinal: boolean;
  /** False: the target does not need it, so it is not built. */
  readonly isReachable: boolean;
  readonly base: {
    readonly kind: 'image' | 'stage' | 'scratch' | 'unresolved';
    /** As in the file. */
    readonly written: string;
    /** With variables filled in and the registry's defaults; undefined when unresolved. */
    readonly reference: string | undefined;
    readonly imageId: string | undefined;
  };
  /** Stages whose files this one takes or stands on, for the drawing. */
  readonly uses: readonly {
    readonly stage: number;
    readonly kind: 'base' | 'copy' | 'mount';
    readonly range: Range;
  }[];
  /** How many further uses are not listed. */
  readonly moreUses?: number;
};

export type ReportRequirement = {
  readonly kind: string;
  readonly value: string;
  readonly certainty: Certainty;
  readonly because: readonly { readonly text: string; readonly range: Range }[];
  /** How many further places are not listed. */
  readonly more?: number;
};

export type Evidence = { readonly text: string; readonly range?: Range; readonly source?: string };

export type Fix = {
  /** `safe`: keeps the meaning; `review`: look before taking it. */
  readonly safety: 'safe' | 'review';
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
};

export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly consequence: Consequence;
  /** Index of the stage; undefined when the file as a whole is meant. */
  readonly stage: number | undefined;
  readonly range: Range;
  readonly message: string;
  readonly remedy: string;
  readonly evidence: readonly Evidence[];
  readonly fix?: Fix;
};

/** How many findings of one kind are not listed. */
export type Omitted = Pick<Finding, 'rule' | 'severity' | 'consequence'> & { readonly count: number };

export type SuppressedFinding = Finding & {
  readonly suppressedBy: { readonly range: Range; readonly reason: string | undefined };
};

export type Verdict = 'runs-as-is' | 'runs-with-changes' | 'does-not-run' | 'not-known';

export type VerdictCounts = Readonly<Record<Verdict, number>>;

export type Recommendation = {
  readonly stage: number;
  readonly imageId: string;
  /** False where the catalog has no page of it: it is understood from its tag alone. */
  readonly entry?: false;
  readonly reference: string;
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
  readonly hazards: readonly { readonly text: string; readonly range?: Range }[];
};

/** A part of the whole list of recommendations. */
export type RecommendationPage = {
  /** How many there are of what was asked for. */
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
  /** Of the whole catalog, whatever was asked for. */
  readonly counts: VerdictCounts;
  readonly catalogRevision: string;
  readonly catalogDate: string;
  readonly recommendations: readonly Recommendation[];
};
