import type { Suppressed } from '../report/judged';
import { visible } from '../text/visible';

/** Why a finding is not held against a file, as a sentence without its end. */
export function suppressionWords(because: Suppressed['because']): string {
  switch (because.kind) {
    case 'configuration':
      return because.until === undefined
        ? visible(because.reason)
        : `${visible(because.reason)} (until ${because.until})`;
    case 'baseline':
      return 'It is in the baseline';
    default:
      return because satisfies never;
  }
}
