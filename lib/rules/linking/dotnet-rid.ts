import type { StageView } from '../../contents/contents';
import type { Native } from '../../start/native';
import type { TextEdit } from '../../text/edit';
import { span } from '../../text/span';
import type { Reported } from '../rule';
import { broughtAlong } from './native-words';

/** Runtime identifiers that name a C library: https://learn.microsoft.com/dotnet/core/rid-catalog#known-rids */
const identifiers = /\blinux-(musl-)?(x64|x86|arm64|arm)\b/g;

/** The identifier that .NET is published for, of the C library of the base, wherever the stage that builds names it. */
export function forLibc(native: Native, here: string): Pick<Reported, 'fix'> {
  if (broughtAlong(native) !== 'dotnet') return {};
  const edits = identifiersIn(native.view, here === 'musl' ? 'musl-' : '');
  return edits.length === 0 ? {} : { fix: { safety: 'review', edits } };
}

function identifiersIn({ contents, stage }: StageView, mark: string): readonly TextEdit[] {
  const { text } = contents.graph.dockerfile;
  return stage.steps.flatMap(({ instruction, replayedFrom, run }) => {
    if (run === undefined || replayedFrom !== undefined) return [];
    const { start, end } = instruction.span;
    return [...text.slice(start, end).matchAll(identifiers)].flatMap((found) => {
      const [written, had = '', processor = ''] = found;
      const at = start + found.index;
      if (had === mark) return [];
      return [{ span: span(at, at + written.length), newText: `linux-${mark}${processor}` }];
    });
  });
}
