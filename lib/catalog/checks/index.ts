import { absencePublished } from './absence-published';
import { absentNames } from './absent-names';
import type { Check } from './check';
import { consistent } from './consistent';
import { extent } from './extent';
import { knownPackages } from './known-packages';
import { noFutureDates } from './no-future-dates';
import { oneBuild } from './one-build';
import { openDisagreements } from './open-disagreements';
import { origins } from './origins';
import { packageNames } from './package-names';
import { plausibleSizes } from './plausible-sizes';
import { previewOpen } from './preview-open';
import { repositories } from './repositories';
import { saidByFamilies } from './said-by-families';
import { schema } from './schema';
import { shellLinked } from './shell-linked';
import { sourced } from './sourced';
import { tagHistories } from './tag-histories';
import { uniqueIds } from './unique-ids';
import { validReferences } from './valid-references';
import { wellFormedLinks } from './well-formed-links';
import { withdrawn } from './withdrawn';

/** Every check of the data, in the order they are printed. */
export const checks: readonly Check[] = [
  schema,
  uniqueIds,
  validReferences,
  sourced,
  saidByFamilies,
  wellFormedLinks,
  noFutureDates,
  tagHistories,
  origins,
  plausibleSizes,
  consistent,
  shellLinked,
  previewOpen,
  withdrawn,
  oneBuild,
  knownPackages,
  absentNames,
  repositories,
  packageNames,
  absencePublished,
  openDisagreements,
  extent,
];
