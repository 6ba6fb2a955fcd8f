import { findImage } from '@/lib/catalog/find';
import type { Catalog, CatalogImage } from '@/lib/catalog/image';
import { mostAlike } from '@/lib/text/alike';
import { grouped } from '@/lib/text/grouped';
import { guides } from '../guide/guides';
import { ImageList } from '../image/image-list';
import { ButtonLink } from '../ui/button';
import { Nearest, Ways } from './nearest';

const most = 6;

export function MissingImage({
  asked,
  catalog,
  today,
}: {
  readonly asked: string;
  readonly catalog: Catalog;
  readonly today: string;
}) {
  const images = nearImages(asked, catalog, today);
  return (
    <>
      {images.length === 0 ? (
        <p className="max-w-[42rem] text-md text-muted">
          None of its {grouped(catalog.images.length)} images has a name like it. It may be called otherwise
          there: search for a part of the name.
        </p>
      ) : (
        <section aria-labelledby="nearest" className="max-w-[42rem]">
          <h2 id="nearest" className="mb-1 font-semibold">
            Called most like it
          </h2>
          <ImageList images={images} />
        </section>
      )}
      <Ways>
        <ButtonLink href={searchFor(asked)} variant="primary">
          Search the catalog
        </ButtonLink>
      </Ways>
    </>
  );
}

/** What a reference means comes first: people take an id for one. */
export function nearImages(asked: string, catalog: Catalog, today: string): readonly CatalogImage[] {
  const found = findImage(catalog, asked, today);
  const meant =
    (found.kind === 'image' || found.kind === 'scratch') && found.image.entry ? [found.image] : [];
  const alike = mostAlike(asked, catalog.images, ({ id, name, reference }) => [id, name, reference], most);
  return [...new Map([...meant, ...alike].map((image) => [image.id, image])).values()].slice(0, most);
}

/** A search takes words. */
function searchFor(asked: string): string {
  const words = asked.split(/[^\p{L}\p{N}.]+/u).filter(Boolean);
  return words.length === 0 ? '/' : `/?${new URLSearchParams({ q: words.join(' ') })}`;
}

export function MissingFamily({ asked, catalog }: { readonly asked: string; readonly catalog: Catalog }) {
  const near = mostAlike(asked, catalog.families, ({ id, name }) => [id, name], most);
  return (
    <>
      <Nearest
        title="Called most like it"
        none={`None of its ${catalog.families.length} families has a name like it.`}
        near={near.map(({ id, name, summary }) => ({ href: `/families/${id}`, title: name, about: summary }))}
      />
      <Ways>
        <ButtonLink href="/" variant="primary">
          All families, in the catalog
        </ButtonLink>
      </Ways>
    </>
  );
}

export function MissingGuide({ asked }: { readonly asked: string }) {
  const near = mostAlike(asked, guides, ({ slug, title }) => [slug, title], most);
  const rest = guides.filter((guide) => !near.includes(guide));
  return (
    <>
      <Nearest
        title={near.length > 0 ? 'The one called most like it, and all others' : 'These are all'}
        none=""
        near={[...near, ...rest].map(({ slug, title, description }) => ({
          href: `/guides/${slug}`,
          title,
          about: description,
        }))}
      />
      <Ways>
        <ButtonLink href="/guides" variant="primary">
          All guides
        </ButtonLink>
      </Ways>
    </>
  );
}
