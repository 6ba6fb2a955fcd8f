import type { RunInstruction } from '../dockerfile/syntax';
import { type Span, span } from '../text/span';

/** The stages and images the mounts of a RUN name with `from`. */
export function mountsFrom({
  flags,
}: RunInstruction): readonly { readonly from: string; readonly span: Span }[] {
  const mounts: { from: string; span: Span }[] = [];
  for (const { name, value, valueSpan } of flags) {
    if (name !== 'mount' || value === undefined || valueSpan === undefined) continue;
    const options = value.split(',').map((field) => field.trim());
    if (options.some((option) => /^type=tmpfs$/i.test(option))) continue;
    const option = options.findLast((field) => /^from=./i.test(field));
    if (option === undefined) continue;
    const from = option.slice('from='.length);
    const isPlain = value.length === valueSpan.end - valueSpan.start;
    const start = valueSpan.start + value.lastIndexOf(option) + 'from='.length;
    mounts.push({ from, span: isPlain ? span(start, start + from.length) : valueSpan });
  }
  return mounts;
}
