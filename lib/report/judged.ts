import type { IsoDate } from '../fact/fact';
import type { Finding, Report } from './report';

/** Why a finding is not held against a file: somebody has said so, or it was there when the baseline was written. */
export type Suppression =
  | { readonly kind: 'configuration'; readonly reason: string; readonly until?: IsoDate }
  | { readonly kind: 'baseline' };

export type Suppressed = { readonly finding: Finding; readonly because: Suppression };

/** An entry of the settings that has ended, though something it spoke of is still there; `entry`: where it stands in them. */
export type SettingsNote = {
  readonly kind: 'expired';
  readonly entry: string;
  readonly rule: string;
  readonly until: IsoDate;
};

/** What became of one file once the settings of a project have been applied: its report has what is left. */
export type Judged = {
  /** As it is named to people, with `/` between folders. */
  readonly file: string;
  readonly report: Report;
  readonly suppressed: readonly Suppressed[];
  /** How many findings the settings or the run leave out because nobody asked for them, and not as ignored. */
  readonly leftOut?: number;
  /** What is to be said of the settings. */
  readonly notes?: readonly SettingsNote[];
};
