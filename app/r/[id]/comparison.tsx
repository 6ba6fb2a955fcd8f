import type { Metadata } from 'next';
import { cache, type ReactNode } from 'react';
import { getCatalog } from '@/app/_server/catalog';
import { type Comparison, compareForPage, leftOut } from '@/app/_server/comparison';
import { environment } from '@/app/_server/environment';
import { problemForPage } from '@/app/_server/problem';
import { CompareForm } from '@/components/difference/compare-form';
import { DifferenceCopies } from '@/components/difference/difference-copies';
import { DifferenceView } from '@/components/difference/difference-view';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import { differenceAs } from '@/lib/render/difference';
import { differenceTitle } from '@/lib/render/difference-words';
import { linkMark } from '@/lib/render/link-mark';
import type { Difference } from '@/lib/report/difference';
import { type Pair, today, writePair } from '@/lib/report/pair';
import { isStoreError } from '@/lib/store/store-error';

type Refused = { readonly kind: 'refused'; readonly title: string; readonly detail: string };

/** Once for the page and its head. */
const compare = cache(async (before: string, after: string): Promise<Comparison | Refused> => {
  try {
    return await compareForPage({ before, after });
  } catch (error) {
    if (isStoreError(error) && error.code !== 'corrupt')
      return {
        kind: 'refused',
        title: 'The reports cannot be read now',
        detail:
          'The place where reports are kept does not answer. Try again in a minute; the link stays good.',
      };
    return { kind: 'refused', ...problemForPage(error) };
  }
});

export async function comparisonMetadata(pair: Pair): Promise<Metadata> {
  const found = await compare(pair.before, pair.after);
  const hidden = { robots: { index: false, follow: false } } as const;
  if (found.kind !== 'compared') return { title: 'No comparison of reports', ...hidden };
  return {
    title: `${differenceTitle(found.difference)}: ${kindOf(pair)}`,
    description:
      'Two reports on a Dockerfile compared: findings gone, new and kept, bases and sizes before and after.',
    alternates: { canonical: `/r/${writePair(pair)}` },
    ...hidden,
  };
}

function kindOf({ before, after }: Pair): string {
  if (after === today) return 'a report and its text analyzed anew';
  return before === after ? 'a report and itself' : 'two reports compared';
}

/** What is between two shared reports, or one and its text analyzed with the catalog of today. */
export async function ComparisonPage({ pair }: { readonly pair: Pair }) {
  const found = await compare(pair.before, pair.after);
  switch (found.kind) {
    case 'compared':
      return <Compared pair={pair} difference={found.difference} />;
    case 'missing':
      return <Missing pair={pair} missing={found.missing} />;
    case 'left-out':
      return (
        <NoComparison kind="empty" title={leftOut} pair={pair}>
          <p>Open the report itself, or compare it with another one.</p>
        </NoComparison>
      );
    case 'refused':
      return (
        <NoComparison kind="error" title={found.title} pair={pair} again>
          <p>{found.detail}</p>
        </NoComparison>
      );
    default:
      return found satisfies never;
  }
}

function Compared({ pair, difference }: { readonly pair: Pair; readonly difference: Difference }) {
  const { before, after } = pair;
  const address = `/r/${writePair(pair)}`;
  const isToday = after === today;
  const later = isToday ? before : after;
  const sides = [difference.before.source, difference.after.source];
  const [first, second] = sides.map(({ isLeftOut }) => !isLeftOut);
  return (
    <Page className="pt-5 print:pt-0">
      <header className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div>
          <p className="text-sm text-muted">{upperFirst(kindOf(pair))}</p>
          <h1 className="text-lg font-semibold tracking-tight sm:text-xl">{differenceTitle(difference)}</h1>
        </div>
        <div className="no-print flex flex-wrap items-center gap-1">
          <DifferenceCopies
            origin={environment().PLINTH_PUBLIC_URL}
            address={address}
            markdown={differenceAs('markdown', difference, { before, after, address: linkMark })}
          />
          {!isToday && before !== after && (
            <ButtonLink
              href={`/r/${writePair({ before: after, after: before })}`}
              variant="quiet"
              size="small"
            >
              The other way round
            </ButtonLink>
          )}
          {second && (
            <ButtonLink href={`/analyze?report=${later}`} className="ml-1">
              Open in the analyzer
            </ButtonLink>
          )}
        </div>
      </header>
      <Remarks pair={pair} difference={difference} />
      <DifferenceView
        difference={difference}
        links={{ before: first ? `/r/${before}` : undefined, after: second ? `/r/${later}` : undefined }}
        catalogDate={getCatalog().date}
      />
      <div className="no-print mt-8 flex flex-wrap items-start justify-between gap-4 border-t border-line pt-4">
        <div className="w-full max-w-[32rem]">
          <CompareForm id={before} />
        </div>
        <p className="text-sm text-muted">
          <TextLink href={`/api/reports/compare?before=${before}&after=${after}`}>As JSON</TextLink>, with all
          findings
        </p>
      </div>
    </Page>
  );
}

/** What whoever reads the comparison has to know of how it came about. */
function Remarks({ pair, difference }: { readonly pair: Pair; readonly difference: Difference }) {
  const files = difference.options.filter(({ option }) => option === 'file').length;
  if (pair.before === pair.after)
    return (
      <Notice kind="note" title="Both sides are the same report" className="mb-6 max-w-[52rem]">
        <p>Give another one below to see what is between the two.</p>
      </Notice>
    );
  if (pair.after !== today || files === 0) return null;
  return (
    <Notice
      kind="note"
      title={`${files === 1 ? 'A file was' : `${files} files were`} read beside the Dockerfile then, and not now`}
      className="mb-6 max-w-[52rem]"
    >
      <p>
        Their texts were never kept, so what they settled is open again: findings may come and go for that
        alone.
      </p>
    </Notice>
  );
}

type MissingReports = Extract<Comparison, { kind: 'missing' }>['missing'];

const sideNames = { before: 'The first of the two', after: 'The second of the two' } as const;

function Missing({ pair, missing }: { readonly pair: Pair; readonly missing: MissingReports }) {
  const [only] = missing;
  const title =
    missing.length > 1 || only === undefined
      ? 'Neither of the two reports is there'
      : `${sideNames[only.side]} is not there`;
  const gone = new Set(missing.map(({ side }) => side));
  return (
    <NoComparison kind="empty" title={title} pair={pair} gone={gone}>
      <ul className="space-y-1">
        {missing.map(({ side, sentence }) => (
          <li key={side}>
            <span className="font-mono text-xs break-all">{pair[side]}</span>: {sentence}
          </li>
        ))}
      </ul>
    </NoComparison>
  );
}

function NoComparison({
  kind,
  title,
  pair,
  gone = new Set(),
  again = false,
  children,
}: {
  readonly kind: 'empty' | 'error';
  readonly title: string;
  readonly pair: Pair;
  readonly gone?: ReadonlySet<keyof Pair>;
  readonly again?: boolean;
  readonly children: ReactNode;
}) {
  const there = (['before', 'after'] as const).filter((side) => !gone.has(side) && pair[side] !== today);
  return (
    <Page>
      <h1 className="mb-4 text-xl font-semibold tracking-tight">Two reports compared</h1>
      <Notice
        kind={kind}
        title={title}
        className="max-w-[42rem]"
        actions={
          <>
            {again && (
              <ButtonLink href="" size="small">
                Try again
              </ButtonLink>
            )}
            {there.map((side) => (
              <ButtonLink key={side} href={`/r/${pair[side]}`} size="small">
                {there.length === 1
                  ? 'Open the report'
                  : `Open the ${side === 'before' ? 'first' : 'second'}`}
              </ButtonLink>
            ))}
            <ButtonLink href="/shared/compare" size="small">
              Compare others
            </ButtonLink>
          </>
        }
      >
        {children}
      </Notice>
    </Page>
  );
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
