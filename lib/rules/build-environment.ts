import type { Rule } from './rule';
import shellFeatureMissing from './shell-feature-missing';

/** What RUN and COPY find, or do not find, while the image is built. */
export const buildEnvironmentRules: readonly Rule[] = [shellFeatureMissing];
