import type { Word } from '../dockerfile/syntax';
import { resolvePath } from '../path/path';
import type { StageView } from './contents';
import { expandAt } from './expansion';
import { isGlob } from './glob';
import type { Origin } from './tree';

/** A path of another stage that a COPY or the mount of a RUN names. */
export type StageCopy = {
  /** As it is written. */
  readonly word: Word;
  readonly origin: Extract<Origin, { kind: 'stage' }>;
};

/** What a stage copies out of other stages, in the order of its lines. */
export function copiesOfStages(view: StageView): readonly StageCopy[] {
  return view.part(copiesIn);
}

/** The stages that a stage copies from, each once, in the order of its lines. */
export function stagesCopiedFrom(view: StageView): readonly StageView[] {
  return view.part(sourcesIn);
}

function sourcesIn({ contents, stage }: StageView): readonly StageView[] {
  const copied = stage.uses.flatMap(({ kind, source }) =>
    kind === 'copy' && source.kind === 'stage' ? contents.view(source.stage) : [],
  );
  return [...new Set(copied)];
}

function copiesIn({ stage, tree }: StageView): readonly StageCopy[] {
  const found = new Map<string, StageCopy['origin']>();
  for (const writes of tree.writes.values())
    for (const { origin, span } of writes)
      if (origin.kind === 'stage') found.set(placeOf(span.start, origin.path), origin);
  return stage.steps.flatMap((step): readonly StageCopy[] => {
    const { instruction } = step;
    if (instruction.keyword !== 'copy') return [];
    return instruction.sources.flatMap((word): readonly StageCopy[] => {
      const source = expandAt(step, word.text);
      if (source === undefined) return [];
      const path = isGlob(source) && source.startsWith('/') ? source : resolvePath('/', source);
      const origin = found.get(placeOf(instruction.span.start, path));
      return origin === undefined ? [] : [{ word, origin }];
    });
  });
}

function placeOf(start: number, path: string): string {
  return `${start} ${path}`;
}
