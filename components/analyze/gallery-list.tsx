'use client';

import { type GalleryExample, gallery } from '@/lib/examples';
import { classes } from '../ui/classes';

/** The examples as links that also work without JavaScript. `compact` fits a menu. */
export function GalleryList({
  onPick,
  compact = false,
}: {
  readonly onPick: (example: GalleryExample) => void;
  readonly compact?: boolean;
}) {
  return (
    <ul className={compact ? '-m-1' : 'grid gap-2 sm:grid-cols-2'}>
      {gallery.map((example) => (
        <li key={example.id}>
          <a
            href={`/analyze?example=${example.id}`}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              const menu = event.currentTarget.closest('[popover]');
              if (menu instanceof HTMLElement) menu.hidePopover();
              onPick(example);
            }}
            className={classes(
              'block h-full rounded-md',
              compact
                ? 'px-2 py-1.5 hover:bg-sunken'
                : 'border border-line bg-surface px-3 py-2.5 hover:border-control',
            )}
          >
            <span className="block font-medium">{example.title}</span>
            <span className="block text-sm text-muted">{example.shows}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
