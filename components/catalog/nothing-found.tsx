import type { ReactNode } from 'react';
import type { Row } from '@/lib/table/table-data';
import { withoutFilters } from '@/lib/table/table-query';
import { nothingFound, type WayOut } from '@/lib/table/ways-out';
import { grouped } from '@/lib/text/grouped';
import { inspectPage } from '../inspect/address';
import { Notice } from '../ui/notice';
import { TextLink } from '../ui/text-link';
import type { DrawnTable } from './drawn-table';
import { QueryLink } from './query-link';

/** What is left when nothing fits: the images of the likest names, and what there would be without one part. */
export function NothingFound({ model }: { readonly model: DrawnTable }) {
  const { data, query, selection } = model;
  const { nowhere, notInCatalog, ways, nearest } = nothingFound(data, query, selection.search);
  return (
    <Notice
      kind="empty"
      title={
        notInCatalog === undefined ? (
          'No image in the catalog is all of that.'
        ) : (
          <>
            <code className="break-all">{notInCatalog}</code> is not in the catalog.
          </>
        )
      }
      actions={
        <QueryLink model={model} next={withoutFilters(query)} className="text-accent underline">
          Clear search and filters
        </QueryLink>
      }
    >
      <div className="space-y-4">
        {notInCatalog !== undefined ? (
          <NotThere image={notInCatalog} />
        ) : (
          nowhere.length > 0 && <p>No name or tag holds {listed(nowhere)}.</p>
        )}
        {ways.length > 0 && <Ways model={model} ways={ways} />}
        {nearest.length > 0 && <Nearest rows={nearest} />}
        {notInCatalog === undefined && ways.length === 0 && nearest.length === 0 && (
          <p>Take a filter away above, or search for less.</p>
        )}
      </div>
    </Notice>
  );
}

function NotThere({ image }: { readonly image: string }) {
  return (
    <p>
      It can be <TextLink href={inspectPage(image)}>measured</TextLink>: read from its registry and shown like
      any other. A Dockerfile that stands on it can be <TextLink href="/analyze">analyzed</TextLink> all the
      same: its lines are judged, and what only the image could tell is said to be not known.
    </p>
  );
}

function listed(words: readonly string[]): ReactNode {
  const quoted = words.slice(0, 5).map((word) => `“${word}”`);
  const last = quoted.pop();
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}

function Ways({ model, ways }: { readonly model: DrawnTable; readonly ways: readonly WayOut[] }) {
  return (
    <div>
      <p className="font-medium text-ink">Without one part of it</p>
      <ul className="mt-1 space-y-1">
        {ways.map((way) => (
          <li key={`${way.kind} ${way.without}`}>
            <QueryLink
              model={model}
              next={way.next}
              className="inline-flex min-h-6 items-center text-accent underline underline-offset-3"
            >
              without {way.kind === 'filter' ? way.without : `“${way.without}”`}
            </QueryLink>
            : {grouped(way.count)} {way.count === 1 ? 'image' : 'images'}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Nearest({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <div>
      <p className="font-medium text-ink">Closest by name</p>
      <ul className="mt-1 space-y-1">
        {rows.map(({ id, name, reference }) => (
          <li key={id} className="flex min-h-6 flex-wrap items-center gap-x-3">
            <TextLink href={`/images/${id}`}>{name}</TextLink>
            <span className="font-mono text-xs break-all">{reference}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
