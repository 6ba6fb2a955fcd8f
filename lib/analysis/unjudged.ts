import { buildsWindows, type Inspection } from '../inspection';
import type { NotGraded } from '../report/report';

/** Why it says nothing that a file has no findings; undefined where it does. */
export function unjudged({ contents, otherFile, target }: Inspection): NotGraded['because'] | undefined {
  if (otherFile !== undefined) return 'no-dockerfile';
  if (buildsWindows(contents)) return 'windows';
  return target !== undefined && target.image === undefined ? 'base-not-known' : undefined;
}
