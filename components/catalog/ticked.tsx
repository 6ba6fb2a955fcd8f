import { X } from '../ui/icons';

/** How many images are ticked, and a way to untick them all: they may be out of sight. */
export function Ticked({ count, clear }: { readonly count: number; clear(): void }) {
  if (count === 0) return null;
  return (
    <button
      type="button"
      onClick={clear}
      aria-label={`Untick ${count === 1 ? 'the image' : `the ${count} images`} chosen for comparison`}
      className="inline-flex h-6 items-center gap-1 rounded-sm bg-accent-soft px-1.5 text-ink hover:text-accent"
    >
      {count} ticked
      <X size={12} />
    </button>
  );
}
