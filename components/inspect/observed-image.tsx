import type { CatalogImage } from '@/lib/catalog/image';
import type { Facet } from '@/lib/facets/facet';
import { facetGroups } from '@/lib/facets/facet';
import type { Observation } from '@/lib/observe/observation';
import { Headline } from '../fact/headline';
import { FactGroups } from '../image/fact-groups';
import { ReferenceLine } from '../image/reference-line';
import { PrintedAddress } from '../report/printed-address';
import { ButtonLink } from '../ui/button';
import { Contents } from '../ui/contents';
import { FileSearch } from '../ui/icons';
import { TextLink } from '../ui/text-link';
import { inspectPage } from './address';
import { ObservedParts, observedParts } from './observed-parts';

/** All that was read out of an image, in the shape of the page of an image of the catalog. */
export function ObservedImage({
  observation,
  pinned,
  address,
  image,
  headline,
  today,
}: {
  readonly observation: Observation;
  /** Its name with its digest. */
  readonly pinned: string;
  /** Where it is shown as long as it is kept, and the origin of this server where it is known. */
  readonly address: { readonly path: string; readonly origin: string | undefined };
  /** The same as an image of the catalog; undefined where it cannot be one. */
  readonly image: CatalogImage | undefined;
  readonly headline: readonly Facet[];
  readonly today: string;
}) {
  const parts = [...(image === undefined ? [] : facetGroups), ...observedParts];
  const dockerfile = `FROM ${observation.reference}\n`;
  return (
    <>
      <div className="mb-5 space-y-1 text-md text-muted">
        <p>
          Measured on {observation.observed} for {observation.platform}
          {image?.entry && (
            <>
              ; in the catalog as <TextLink href={`/images/${image.id}`}>{image.name}</TextLink>
            </>
          )}
        </p>
        <p className="text-ink">
          <ReferenceLine reference={pinned} what="the reference with its digest" />
        </p>
        <PrintedAddress label="Address" {...address} />
      </div>
      <div className="no-print mb-5 flex flex-wrap gap-2">
        <ButtonLink size="small" href={`/analyze?${new URLSearchParams({ dockerfile })}`}>
          <FileSearch size={14} />
          Use in analyzer
        </ButtonLink>
        <Platforms observation={observation} />
      </div>
      {image && <Headline image={image} facets={headline} today={today} />}
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-12 lg:grid-cols-2 xl:grid-cols-[10rem_minmax(0,5fr)_minmax(0,6fr)]">
        <Contents
          parts={parts.map(({ id, title }) => ({ id, title }))}
          className="lg:col-span-2 xl:col-span-1"
        />
        <div className="xl:[&>section:first-child]:mt-0">
          {image && <FactGroups image={image} today={today} isBrief={!image.entry} />}
        </div>
        <div className="xl:[&>section:first-child]:mt-0">
          <ObservedParts observation={observation} />
        </div>
      </div>
    </>
  );
}

function Platforms({
  observation: { reference, platform, platforms },
}: {
  readonly observation: Observation;
}) {
  return platforms
    .filter((other) => other !== platform)
    .map((other) => (
      <ButtonLink
        key={other}
        size="small"
        rel="nofollow"
        href={inspectPage(reference, other)}
        aria-label={`The same for ${other}`}
      >
        {other}
      </ButtonLink>
    ));
}
