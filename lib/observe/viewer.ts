import type { LayerVisitor } from '../registry/layer';
import type { Layers } from './layers';
import type { FactId } from './observation';
import type { Observer, SeenFile } from './observer';

/** Puts the entries of a layer where they belong, and shows files to the observers that look at them. */
export function viewerOf(layers: Layers, observers: readonly Observer<FactId>[]): LayerVisitor {
  const looking = observers.filter(({ looksAt, notes }) => looksAt !== undefined && notes !== undefined);
  let wanting: (readonly [Observer<FactId>, number])[] = [];
  let file = 0;
  let seen: SeenFile = { path: '', mode: 0, size: 0 };
  return {
    entry(entry) {
      const added = layers.add(entry);
      if (added === undefined) return 0;
      file = added;
      seen = { path: entry.path, mode: entry.mode, size: entry.size };
      if (wanting.length > 0) wanting = [];
      let most = 0;
      for (const observer of looking) {
        const wanted = observer.looksAt?.(seen) ?? 0;
        if (wanted > 0) wanting.push([observer, wanted]);
        most = Math.max(most, wanted);
      }
      return most;
    },
    start(start) {
      for (const [observer, wanted] of wanting) {
        const note = observer.notes?.(seen, start.subarray(0, wanted));
        if (note !== undefined) layers.note(observer, file, note);
      }
    },
  };
}
