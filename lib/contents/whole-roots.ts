import { resolvePath } from '../path/path';
import type { StageView } from './contents';
import type { Write } from './tree';

/** What lays the whole of another stage or image over a stage: `COPY --from=build / /`. */
export function wholeRootsIn({ tree }: StageView): readonly Write[] {
  return (tree.writes.get('/') ?? []).filter(
    ({ origin }) =>
      (origin.kind === 'stage' || origin.kind === 'image') && resolvePath('/', origin.path) === '/',
  );
}
