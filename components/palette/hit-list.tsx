import type { MouseEvent } from 'react';
import type { Hit, HitGroup } from '@/lib/palette/found';
import { classes } from '../ui/classes';
import { optionId } from './combobox';
import { groupTitles } from './group-titles';

/** The list of a combobox: links, so that each can also be opened elsewhere. */
export function HitList({
  id,
  label,
  groups,
  active,
  reach,
  follow,
  className,
}: {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly HitGroup[];
  readonly active: Hit | undefined;
  reach(key: string): void;
  follow(event: MouseEvent, hit: Hit): void;
  readonly className?: string;
}) {
  return (
    <div id={id} role="listbox" aria-label={label} className={className}>
      {groups.map(({ kind, hits, total }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of a listbox
        <div key={kind} role="group" aria-labelledby={`${id}-${kind}`} className="py-1">
          <div
            id={`${id}-${kind}`}
            role="presentation"
            className="flex justify-between px-3 py-1 text-xs font-medium text-muted"
          >
            {groupTitles[kind]}
            {total > hits.length && (
              <span className="font-normal tabular-nums">
                {hits.length} of {total}
              </span>
            )}
          </div>
          {hits.map((hit) => (
            <Option
              key={hit.key}
              id={optionId(id, hit)}
              hit={hit}
              isActive={hit.key === active?.key}
              reach={reach}
              follow={follow}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function Option({
  id,
  hit,
  isActive,
  reach,
  follow,
}: {
  readonly id: string;
  readonly hit: Hit;
  readonly isActive: boolean;
  reach(key: string): void;
  follow(event: MouseEvent, hit: Hit): void;
}) {
  const { key, title, href, about, reference } = hit;
  return (
    <a
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      href={href}
      onPointerMove={() => reach(key)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => follow(event, hit)}
      className={classes(
        'flex min-h-8 flex-wrap items-baseline gap-x-3 px-3 py-1.5 text-base',
        isActive && 'bg-accent-soft',
      )}
    >
      <span className="min-w-0">{title}</span>
      {reference !== undefined && (
        <span className="min-w-0 font-mono text-xs break-all text-muted">{reference}</span>
      )}
      {about !== undefined && <span className="min-w-0 truncate text-sm text-muted">{about}</span>}
    </a>
  );
}
