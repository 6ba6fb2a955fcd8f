import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Fragment } from 'react';
import { today } from '@/app/_server/clock';
import { environment } from '@/app/_server/environment';
import { askedRegistries, isMeasuringOn } from '@/app/_server/inspecting/measure';
import { imageOf, readInspectSearch, stateOf } from '@/app/_server/inspecting/page';
import { pageOf } from '@/app/_server/inspecting/told';
import { problems } from '@/app/_server/problem';
import { clientAddress } from '@/app/_server/rate';
import { type PageSearch, toSearchParams } from '@/app/_server/search';
import { inspectPage } from '@/components/inspect/address';
import { InspectForm } from '@/components/inspect/inspect-form';
import { MeasureHere } from '@/components/inspect/measure-here';
import { ObservedImage } from '@/components/inspect/observed-image';
import { UnderWay } from '@/components/inspect/under-way';
import { InlineProse } from '@/components/report/prose';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import { facetById } from '@/lib/facets/index';

const headline = ['compressed-size', 'shell', 'libc', 'user', 'package-managers', 'ca-certificates'];

type Props = { readonly searchParams: PageSearch };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { image } = readInspectSearch(toSearchParams(await searchParams));
  return {
    title: image === '' ? 'Measure an image' : `${image} measured`,
    description:
      'Any image of a registry, read as a stream: packages, programs, C library, accounts, sizes, each with digest and path.',
    alternates: { canonical: '/inspect' },
    // What was looked at is for those who have the link.
    ...(image !== '' && { robots: { index: false, follow: false } }),
  };
}

export default async function InspectPage({ searchParams }: Props) {
  const search = readInspectSearch(toSearchParams(await searchParams));
  const { image, platform } = search;
  const state = image === '' ? undefined : await stateOf(search, clientAddress(await headers()));
  return (
    <Page>
      <PageHeader
        title={
          image === '' ? (
            'Measure an image'
          ) : (
            <span className="font-mono text-lg wrap-anywhere">
              {state?.kind === 'kept' ? state.observation.reference : image}
            </span>
          )
        }
        above={
          image !== '' && (
            <nav aria-label="Where this is">
              <TextLink href="/inspect">Measure an image</TextLink> /
            </nav>
          )
        }
      >
        {image === '' && (
          <p>
            Any image, whether the catalog knows it or not: it is read from its registry, without being run,
            and every fact says in which file of which digest it was seen.
          </p>
        )}
      </PageHeader>
      {state?.kind !== 'kept' && (
        <div className="mb-6">
          <InspectForm
            image={image}
            platform={platform}
            error={state?.kind === 'not-asked' ? <InlineProse text={state.failure.detail} /> : undefined}
          />
        </div>
      )}
      {state ? <State state={state} search={search} /> : <Explanation />}
    </Page>
  );
}

/** What is read, from where, and where nothing is. */
function Explanation() {
  if (!isMeasuringOn())
    return (
      <Notice kind="note" title={problems['measuring-off'].title}>
        <InlineProse text={problems['measuring-off'].detail} />
      </Notice>
    );
  const registries = askedRegistries();
  return (
    <div className="max-w-[42rem] space-y-3 text-muted">
      <p>
        What comes out: packages with their versions, the C library, shells, programs, shared libraries,
        languages, accounts, certificates, setuid files, sizes by layer, the configuration, and which SBOMs
        and signatures stand beside it. A Dockerfile that stands on the image is then judged with it.
      </p>
      <p>
        {registries === undefined ? (
          'Every public registry is asked.'
        ) : (
          <>
            Asked are{' '}
            {registries.map((name, index) => (
              <Fragment key={name}>
                {index > 0 && ', '}
                <code className="font-mono text-sm">{name}</code>
              </Fragment>
            ))}
            .
          </>
        )}{' '}
        <InlineProse text="An image of another one, or one that wants a login, `plinth inspect` reads on your own machine." />
      </p>
    </div>
  );
}

function State({
  state,
  search: { image, platform },
}: {
  readonly state: Awaited<ReturnType<typeof stateOf>>;
  readonly search: ReturnType<typeof readInspectSearch>;
}) {
  switch (state.kind) {
    case 'not-asked':
      return null;
    case 'kept': {
      const { observation } = state;
      const path = pageOf(observation);
      return (
        <ObservedImage
          observation={observation}
          pinned={path.slice(path.indexOf('=') + 1)}
          address={{ path, origin: environment().PLINTH_PUBLIC_URL }}
          image={imageOf(observation)}
          headline={headline.flatMap((id) => facetById(id) ?? [])}
          today={today()}
        />
      );
    }
    case 'failed':
      return (
        <Notice
          kind="error"
          title={state.failure.title}
          actions={
            <ButtonLink size="small" href={inspectPage(image, platform)}>
              Try again
            </ButtonLink>
          }
        >
          <InlineProse text={state.failure.detail} />
        </Notice>
      );
    case 'to-measure':
      return (
        <>
          <div className="noscript:hidden">
            <MeasureHere key={`${image} ${platform}`} image={image} platform={platform} />
          </div>
          <div className="scripting:hidden">
            <UnderWay image={image} platform={platform} last={state.last} />
          </div>
        </>
      );
    default:
      return state satisfies never;
  }
}
