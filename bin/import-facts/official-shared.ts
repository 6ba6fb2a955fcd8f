import type { FactEntries } from '../../lib/catalog/family';
import { own } from '../../lib/text/table';
import { everyRelease } from './official-ground';

const head = '37079fb336f572a88700cf32e5e1f6be54a04e8f';
const headDay = '2026-08-21';

/** What holds for every image of a repository of Docker Official Images. */
export function sharedByRepository(repository: string): FactEntries {
  const source =
    repository === 'centos'
      ? 'https://github.com/docker-library/official-images/commit/19898b234fe7a825ed960af4125bc39a1019aaa9'
      : `https://github.com/docker-library/official-images/blob/${head}/library/${repository}`;
  return {
    ...own(everyRelease, repository),
    publisher: { value: 'Docker Official Images', source, retrieved: headDay },
    access: {
      value: 'anonymous',
      source: 'https://docs.docker.com/docker-hub/usage/',
      retrieved: '2026-11-23',
      note: 'Docker Hub limits how often anonymous users pull',
    },
    documentation: { value: `https://hub.docker.com/_/${repository}`, source, retrieved: headDay },
    recipe: {
      value: `https://github.com/docker-library/official-images/blob/master/library/${repository}`,
      source,
      retrieved: headDay,
    },
  };
}
