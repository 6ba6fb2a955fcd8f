import type { CatalogImage } from '@/lib/catalog/image';
import type { Facet } from '@/lib/facets/facet';
import { Outside } from '../ui/icons';
import { FactValue } from './fact-value';
import { LongList } from './long-list';
import { SourceList } from './source-list';

/** The facts of one group. What is known stands first; the rest is named in one line, each with its reason. */
export function FactTable({
  image,
  facets,
  today,
}: {
  readonly image: CatalogImage;
  readonly facets: readonly Facet[];
  readonly today: string;
}) {
  const known = facets.filter((facet) => facet.text(image) !== undefined);
  const unknown = facets.filter((facet) => facet.text(image) === undefined);
  return (
    <dl className="text-sm">
      {known.map((facet) => (
        <Line key={facet.id} facet={facet}>
          <Value image={image} facet={facet} today={today} />
        </Line>
      ))}
      {unknown.map((facet) => (
        <Line key={facet.id} facet={facet}>
          <FactValue name={facet.title} fact={facet.fact(image)} text={undefined} />
        </Line>
      ))}
    </dl>
  );
}

function Line({ facet, children }: { readonly facet: Facet; readonly children: React.ReactNode }) {
  return (
    <div
      id={facet.id}
      className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-3 border-t border-line py-1.5 target:bg-accent-soft sm:grid-cols-[11rem_minmax(0,1fr)]"
    >
      <dt className="text-muted">
        <a href={`/facts#${facet.id}`} className="hover:text-ink hover:underline">
          {facet.title}
        </a>
      </dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Value({
  image,
  facet,
  today,
}: {
  readonly image: CatalogImage;
  readonly facet: Facet;
  readonly today: string;
}) {
  const fact = facet.fact(image);
  const text = facet.text(image);
  const items = fact.known ? itemsOf(fact.value) : [];
  const aside = facet.aside(image, today);
  const address = fact.known ? addressIn(fact.value) : undefined;
  if (fact.known && items.length > 6) {
    return (
      <LongList
        summary={/^\d/.test(text ?? '') ? (text ?? '') : `${items.length}, such as ${items[0]}`}
        items={items}
      >
        <SourceList sources={fact.sources} />
      </LongList>
    );
  }
  return (
    <FactValue
      name={facet.title}
      fact={fact}
      text={text}
      {...(address && { aside: <OpenLink href={address} what={facet.title} /> })}
      {...(aside && { aside: <span className="text-muted"> {aside}</span> })}
    />
  );
}

function addressIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith('https://') ? value : undefined;
}

/** Beside a value that is an address, whose click shows the source as everywhere. */
function OpenLink({ href, what }: { readonly href: string; readonly what: string }) {
  return (
    <a
      href={href}
      rel="noreferrer"
      className="no-print ml-0.5 inline-grid size-6 place-items-center align-middle text-accent"
      aria-label={`Open: ${what}`}
      title="Open"
    >
      <Outside size={13} />
    </a>
  );
}

/** The items of a list fact in words; empty for anything else. */
function itemsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (typeof item === 'string') return [item];
    if (typeof item !== 'object' || item === null || !('name' in item)) return [];
    return ['version' in item ? `${item.name} ${item.version}` : String(item.name)];
  });
}
