import type { StageGraph } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import { lineBefore } from '../text/line-edit';
import type { Span } from '../text/span';

/** What is to be known of options that the shell filled in, and the JVM reads by itself. */
export const javaOptions =
  'The JVM reads its options from `JAVA_TOOL_OPTIONS` itself: whoever sets `JAVA_OPTS` when the container runs has to set that instead.';

const old = 'JAVA_OPTS';
const now = 'JAVA_TOOL_OPTIONS';

/**
 * The options that a file gives in `JAVA_OPTS`, given where the JVM reads them: the variable renamed where nothing else
 * uses it, else taken over. Undefined where the file has `JAVA_TOOL_OPTIONS` already.
 */
export function withJavaOptions(
  { dockerfile: { instructions, text } }: StageGraph,
  start: Span,
): readonly TextEdit[] | undefined {
  if (text.includes(now)) return undefined;
  const keys = instructions
    .flatMap((instruction) => (instruction.keyword === 'env' ? instruction.pairs : []))
    .map(({ key }) => key)
    .filter((key) => key.text === old);
  const [key, another] = keys;
  if (key === undefined) return text.split(old).length === 2 ? [] : undefined;
  if (another === undefined && text.split(old).length === 3) return [{ span: key.span, newText: now }];
  return [lineBefore(text, start, `ENV ${now}=$${old}`)];
}
