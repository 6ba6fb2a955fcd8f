import type { Dockerfile } from '../dockerfile/syntax';
import type { Effect } from '../shell/effect';

const withoutRuntime = /--no-self-contained|--?(?:self-contained|sc)[ =:]false|SelfContained=false/i;

/** Whether `dotnet publish` is told in so many words to leave .NET out, which the project may otherwise decide. */
export function leavesRuntimeOut({ text }: Dockerfile, { span }: Effect): boolean {
  return withoutRuntime.test(text.slice(span.start, span.end));
}
