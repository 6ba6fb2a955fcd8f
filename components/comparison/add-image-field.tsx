'use client';

import { useRouter } from 'next/navigation';
import { type MouseEvent, useMemo, useState, useTransition } from 'react';
import type { Hit, HitGroup, PaletteIndex } from '@/lib/palette/found';
import { useCombobox } from '../palette/combobox';
import type { imageHits } from '../palette/fetch-index';
import { HitList } from '../palette/hit-list';
import { TextInput } from '../ui/field';

const mostShown = 8;

type Search = { readonly index: PaletteIndex; readonly imageHits: typeof imageHits };

/** Suggests images for ordinary words, with the search of the catalog, fetched when somebody writes here. */
export function AddImageField({
  chosen,
  typed = '',
  describedBy,
  isInvalid,
}: {
  readonly chosen: readonly string[];
  readonly typed: string | undefined;
  readonly describedBy?: string;
  readonly isInvalid: boolean;
}) {
  const router = useRouter();
  const [text, setText] = useState(typed);
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState<Search>();
  const [isGoing, go] = useTransition();
  const [ahead, setAhead] = useState(chosen);
  // Who adds one more before the page has come adds it to those that are on their way.
  const ids = isGoing ? ahead : chosen;
  const groups = useMemo(() => suggestions(search, text, ids), [search, text, ids]);
  const { list, active, reach, input } = useCombobox({
    groups,
    isOpen: isOpen && groups.length > 0,
    pick: add,
  });

  async function prepare() {
    if (search !== undefined) return;
    try {
      const { fetchIndex, imageHits } = await import('../palette/fetch-index');
      setSearch({ index: await fetchIndex(), imageHits });
    } catch {
      // The form goes to the server, which reads the same words.
    }
  }

  function add({ href, key }: Hit) {
    setOpen(false);
    setText('');
    setAhead([...ids, key]);
    go(() => router.push(href));
  }

  function follow(event: MouseEvent, hit: Hit) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    add(hit);
  }

  return (
    <div className="relative min-w-0 flex-1">
      <TextInput
        {...input}
        id="add"
        name="add"
        value={text}
        maxLength={300}
        placeholder="node 24 slim, or a reference"
        required
        aria-invalid={isInvalid || undefined}
        aria-describedby={describedBy}
        onFocus={() => {
          setOpen(true);
          prepare();
        }}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          reach('');
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
          else input.onKeyDown(event);
        }}
      />
      {isOpen && groups.length > 0 && (
        <HitList
          id={list}
          label="Images"
          groups={groups}
          active={active}
          reach={reach}
          follow={follow}
          className="absolute inset-x-0 top-full z-20 mt-1 max-h-80 overflow-y-auto rounded-md border border-line-strong bg-surface shadow-lifted"
        />
      )}
    </div>
  );
}

/** Each leads to the comparison with it. */
function suggestions(
  search: Search | undefined,
  text: string,
  chosen: readonly string[],
): readonly HitGroup[] {
  if (search === undefined || text.trim() === '') return [];
  const { hits, total } = search.imageHits(search.index.table, text, mostShown + chosen.length);
  const others = hits.filter(({ key }) => !chosen.includes(key)).slice(0, mostShown);
  if (others.length === 0) return [];
  const links = others.map((hit) => ({ ...hit, href: `/compare?with=${[...chosen, hit.key].join(',')}` }));
  return [{ kind: 'image', hits: links, total: total - (hits.length - others.length) }];
}
