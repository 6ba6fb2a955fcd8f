import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { environment } from '@/app/_server/environment';
import { AddToComparison } from '@/components/comparison/add-to-comparison';
import { Headline } from '@/components/fact/headline';
import { FactGroups } from '@/components/image/fact-groups';
import { ImageList } from '@/components/image/image-list';
import { KnownIssues } from '@/components/image/known-issues';
import { LifeNotice } from '@/components/image/life-notice';
import { Looks } from '@/components/image/looks';
import { Names } from '@/components/image/names';
import { Proofs } from '@/components/image/proofs';
import { Recipes } from '@/components/image/recipes';
import { ReferenceLine } from '@/components/image/reference-line';
import { MeasureLink } from '@/components/inspect/measure-link';
import { PrintedAddress } from '@/components/report/printed-address';
import { ButtonLink } from '@/components/ui/button';
import { Contents, type ContentsPart } from '@/components/ui/contents';
import { FileSearch } from '@/components/ui/icons';
import { Page, PageHeader, Section } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import type { WholeCatalog } from '@/lib/catalog/catalog';
import type { CatalogImage } from '@/lib/catalog/image';
import { facetGroups } from '@/lib/facets/facet';
import { facetById, facets } from '@/lib/facets/index';
import { alternativesTo, siblingsOf } from '@/lib/image-guide/alternatives';
import { waysToLook } from '@/lib/image-guide/debugging';
import { knownIssuesOf } from '@/lib/image-guide/known-issues';
import { recipesFor } from '@/lib/image-guide/recipes';

type Props = { readonly params: Promise<{ readonly id: string }> };

const headline = ['compressed-size', 'shell', 'libc', 'user', 'sbom', 'support-ends'];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const image = getCatalog().get((await params).id);
  if (image === undefined) return {};
  return {
    title: image.name,
    description: `${image.reference}: size, shell, C library, user, certificates, SBOM, signature and support of ${image.name}, each with its source, and a Dockerfile for it.`,
    alternates: { canonical: `/images/${image.id}`, types: { 'text/markdown': `/images/${image.id}.md` } },
  };
}

export default async function ImagePage({ params }: Props) {
  const catalog = getCatalog();
  const image = catalog.get((await params).id);
  if (image === undefined) notFound();
  const day = today();
  const guidance = guidanceOn(image, catalog);
  const [start] = guidance.recipes;
  return (
    <Page>
      <PageHeader
        title={image.name}
        above={
          <nav aria-label="Where this is">
            <TextLink href="/">Catalog</TextLink> /{' '}
            <TextLink href={`/families/${image.family}`}>{guidance.family}</TextLink>
          </nav>
        }
      >
        <ReferenceLine reference={image.reference} what="the reference" />
        <PrintedAddress
          label="Address"
          origin={environment().PLINTH_PUBLIC_URL}
          path={`/images/${image.id}`}
        />
      </PageHeader>
      <div className="no-print -mt-2 mb-5 flex flex-wrap gap-2">
        <AddToComparison id={image.id} />
        <ButtonLink size="small" href={analyzerWith(start?.dockerfile ?? `FROM ${image.reference}\n`)}>
          <FileSearch size={14} />
          Use in analyzer
        </ButtonLink>
        {hasUnknown(image) && <MeasureLink image={image.reference} />}
      </div>
      <div className="space-y-4">
        <LifeNotice image={image} today={day} />
        <Headline image={image} facets={headline.flatMap((id) => facetById(id) ?? [])} today={day} />
      </div>
      <Body image={image} guidance={guidance} today={day} />
    </Page>
  );
}

/** Whether there is something that measuring could tell. */
function hasUnknown(image: CatalogImage): boolean {
  return image.reference !== 'scratch' && facets.some((facet) => facet.text(image) === undefined);
}

type Guidance = ReturnType<typeof guidanceOn>;

/** What there is to say of an image beyond its facts. */
function guidanceOn(image: CatalogImage, catalog: WholeCatalog) {
  return {
    family: catalog.family(image.family)?.name,
    recipes: recipesFor(image, catalog),
    issues: knownIssuesOf(image),
    alternatives: alternativesTo(image, catalog),
    siblings: siblingsOf(image, catalog),
  };
}

/** By address, so that it works without a script. */
function analyzerWith(dockerfile: string): string {
  return `/analyze?${new URLSearchParams({ dockerfile })}`;
}

/** On a phone from what to write to what is known; where there is room, the facts stand beside. */
function Body({
  image,
  guidance,
  today: day,
}: {
  readonly image: CatalogImage;
  readonly guidance: Guidance;
  readonly today: string;
}) {
  return (
    <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-12 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)] lg:grid-rows-[auto_auto_1fr] xl:grid-cols-[10rem_minmax(0,6fr)_minmax(0,5fr)] xl:grid-rows-[auto_1fr]">
      <Contents parts={partsOf(image, guidance)} className="lg:col-span-2 xl:col-span-1 xl:row-span-2" />
      <div className="xl:[&>section:first-child]:mt-0">
        <ToWrite image={image} recipes={guidance.recipes} />
      </div>
      <div className="lg:row-span-2 xl:[&>section:first-child]:mt-0">
        <FactGroups image={image} today={day} />
      </div>
      <div>
        <ToDo image={image} guidance={guidance} />
      </div>
    </div>
  );
}

/** The parts of the page in their order. */
function partsOf({ reference }: CatalogImage, guidance: Guidance): readonly ContentsPart[] {
  const { recipes, issues, alternatives, siblings } = guidance;
  const parts = [
    { ...titled.use, isThere: recipes.length > 0 },
    { ...titled.names, isThere: reference !== 'scratch' },
    ...facetGroups.map((group) => ({ ...group, isThere: true })),
    { ...titled.stumbles, isThere: issues.length > 0 },
    { ...titled.verify, isThere: true },
    { ...titled.debug, isThere: true },
    { ...titled.alternatives, isThere: alternatives.length > 0 },
    { ...titled.siblings, isThere: siblings.length > 0 },
  ];
  return parts.filter(({ isThere }) => isThere).map(({ id, title }) => ({ id, title }));
}

const titled = {
  use: { id: 'use', title: 'Build on it' },
  names: { id: 'names', title: 'What to write' },
  stumbles: { id: 'stumbles', title: 'What people stumble over' },
  verify: { id: 'verify', title: 'Check where it comes from' },
  debug: { id: 'debug', title: 'Look into a running container' },
  alternatives: { id: 'alternatives', title: 'For the same job, from others' },
  siblings: { id: 'siblings', title: 'Other tags of this repository' },
} as const;

function ToWrite({
  image,
  recipes,
}: {
  readonly image: CatalogImage;
  readonly recipes: Guidance['recipes'];
}) {
  return (
    <>
      {recipes.length > 0 && (
        <Section {...titled.use}>
          <Recipes
            recipes={recipes.map((recipe) => ({ ...recipe, analyze: analyzerWith(recipe.dockerfile) }))}
          />
        </Section>
      )}
      {image.reference !== 'scratch' && (
        <Section {...titled.names}>
          <Names image={image} />
        </Section>
      )}
    </>
  );
}

const mostSiblings = 12;

function ToDo({ image, guidance }: { readonly image: CatalogImage; readonly guidance: Guidance }) {
  const { family, issues, alternatives, siblings } = guidance;
  return (
    <>
      {issues.length > 0 && (
        <Section {...titled.stumbles}>
          <KnownIssues issues={issues} />
        </Section>
      )}
      <Section {...titled.verify}>
        <Proofs image={image} />
      </Section>
      <Section {...titled.debug}>
        <Looks looks={waysToLook(image)} />
      </Section>
      {alternatives.length > 0 && (
        <Section {...titled.alternatives}>
          <ImageList images={alternatives} />
          <p className="no-print mt-3">
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
        <Section {...titled.siblings}>
          <ImageList images={siblings.slice(0, mostSiblings)} />
          {siblings.length > mostSiblings && (
            <p className="mt-2 text-sm">
              <TextLink href={`/families/${image.family}`}>All of {family}</TextLink>
            </p>
          )}
        </Section>
      )}
    </>
  );
}
