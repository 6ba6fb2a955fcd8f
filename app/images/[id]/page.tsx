import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { FactTable } from '@/components/fact/fact-table';
import { Headline } from '@/components/fact/headline';
import { ImageList } from '@/components/image/image-list';
import { KnownIssues } from '@/components/image/known-issues';
import { LifeNotice } from '@/components/image/life-notice';
import { Looks } from '@/components/image/looks';
import { Names } from '@/components/image/names';
import { Proofs } from '@/components/image/proofs';
import { Recipes } from '@/components/image/recipes';
import { ReferenceLine } from '@/components/image/reference-line';
import { ButtonLink } from '@/components/ui/button';
import { Page, PageHeader, Section } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import { facetGroups } from '@/lib/facets/facet';
import { facetById, facets } from '@/lib/facets/index';
import { alternativesTo, siblingsOf } from '@/lib/image-guide/alternatives';
import { waysToLook } from '@/lib/image-guide/debugging';
import { knownIssuesOf } from '@/lib/image-guide/known-issues';
import { recipesFor } from '@/lib/image-guide/recipes';
import { encodeLink } from '@/lib/share/link';

type Props = { readonly params: Promise<{ readonly id: string }> };

const headline = ['compressed-size', 'shell', 'libc', 'user', 'sbom', 'support-ends'];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const image = getCatalog().get((await params).id);
  if (image === undefined) return {};
  return {
    title: image.name,
    description: `${image.reference}: size, shell, C library, user, certificates, SBOM, signature and support of ${image.name}, each with its source, and a Dockerfile for it.`,
    alternates: { canonical: `/images/${image.id}` },
  };
}

export default async function ImagePage({ params }: Props) {
  const catalog = getCatalog();
  const image = catalog.get((await params).id);
  if (image === undefined) notFound();
  const family = catalog.family(image.family);
  const day = today();
  const recipes = await Promise.all(
    recipesFor(image, catalog).map(async (recipe) => ({
      ...recipe,
      analyze: `/analyze#${await encodeLink({ dockerfile: recipe.dockerfile })}`,
    })),
  );
  const siblings = siblingsOf(image, catalog);
  const alternatives = alternativesTo(image, catalog);
  const issues = knownIssuesOf(image);
  return (
    <Page>
      <PageHeader
        title={image.name}
        above={
          <nav aria-label="Where this is">
            <TextLink href="/">Catalog</TextLink> /{' '}
            <TextLink href={`/families/${image.family}`}>{family?.name}</TextLink>
          </nav>
        }
      >
        <ReferenceLine reference={image.reference} what="the reference" />
      </PageHeader>
      <div className="space-y-4">
        <LifeNotice image={image} today={day} />
        <Headline image={image} facets={headline.flatMap((id) => facetById(id) ?? [])} today={day} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
        <div>
          {facetGroups.map(({ id, title }) => (
            <Section key={id} id={id} title={title}>
              <FactTable image={image} facets={facets.filter(({ group }) => group === id)} today={day} />
            </Section>
          ))}
          <p className="mt-4 text-sm text-muted">
            A solid square marks what was measured on the image, a dashed one what follows from other facts;
            the rest is documented. Click a value for its source, a dash for the reason.
          </p>
        </div>
        <div>
          {recipes.length > 0 && (
            <Section id="use" title="Build on it">
              <Recipes recipes={recipes} />
            </Section>
          )}
          {image.reference !== 'scratch' && (
            <Section id="names" title="What to write">
              <Names image={image} />
            </Section>
          )}
          {issues.length > 0 && (
            <Section id="stumbles" title="What people stumble over">
              <KnownIssues issues={issues} />
            </Section>
          )}
          <Section id="verify" title="Check where it comes from">
            <Proofs image={image} />
          </Section>
          <Section id="debug" title="Look into a running container">
            <Looks looks={waysToLook(image)} />
          </Section>
          {alternatives.length > 0 && (
            <Section id="alternatives" title="For the same job, from others">
              <ImageList images={alternatives} />
              <p className="mt-3">
                <ButtonLink
                  size="small"
                  href={`/compare?with=${[image, ...alternatives.slice(0, 4)].map(({ id }) => id).join(',')}`}
                >
                  Compare them
                </ButtonLink>
              </p>
            </Section>
          )}
          {siblings.length > 0 && (
            <Section id="siblings" title="Other tags of this repository">
              <ImageList images={siblings.slice(0, 12)} />
              {siblings.length > 12 && (
                <p className="mt-2 text-sm">
                  <TextLink href={`/families/${image.family}`}>All of {family?.name}</TextLink>
                </p>
              )}
            </Section>
          )}
        </div>
      </div>
    </Page>
  );
}
