import type { StageView } from '../contents/contents';
import type { Dockerfile } from '../dockerfile/syntax';
import { programAt } from '../programs/program';
import type { Effect } from '../shell/effect';

const withoutRuntime = /--no-self-contained|--?(?:self-contained|sc)[ =:]false|SelfContained=false/i;

/** Whether `dotnet publish` is told in so many words to leave .NET out, which the project may otherwise decide. */
export function leavesRuntimeOut({ text }: Dockerfile, { span }: Effect): boolean {
  return withoutRuntime.test(text.slice(span.start, span.end));
}

/** Whether .NET itself may come into a stage beside its base: by COPY, by an archive, or as a package. */
export function bringsDotnet({ end, tree }: StageView): boolean {
  const written = [...tree.writes.keys()];
  return (
    written.some((path) => /(^|\/)(\.?dotnet|bin|usr|share)$/.test(path) || path === '/') ||
    programAt(end, 'dotnet').is === 'there'
  );
}
