import { megabytes, roughMegabytes } from '@/lib/fact/words';
import { userWord } from '@/lib/render/bases';
import type { BaseKnown, Recommendation } from '@/lib/report/report';
import { Badge } from '../ui/badge';
import { Breakable } from '../ui/breakable';
import { classes } from '../ui/classes';
import { PageLink } from '../ui/page-link';
import { TextLink } from '../ui/text-link';
import { UseIt } from './use-base';

/** Ids of the images that the file itself names. */
export type Used = ReadonlySet<string | undefined>;

/** Where a base is taken up: by the page itself, or by the analyzer at that address. */
export type Taking =
  | { readonly kind: 'here' }
  | { readonly kind: 'at'; readonly address: string }
  | undefined;

const titles = ['Size, MB', 'Shell', 'User', 'Fixes until'] as const;

/** What the numbers are. Whoever hears the page is told it by each table. */
export function FitHeader() {
  return (
    <li aria-hidden="true" className="fit-row border-b border-line bg-sunken px-4 text-xs text-muted">
      <span className="max-sm:hidden">Base</span>
      {titles.map((title, at) => (
        <span key={title} className={classes('whitespace-nowrap', at === 0 && 'text-right')}>
          {title}
        </span>
      ))}
      <span className="max-sm:hidden" />
    </li>
  );
}

/** Bases of one group, each with what it is weighed by; only their names where a report has no more. */
export function FitRows({
  items,
  used,
  taking,
}: {
  readonly items: readonly Recommendation[];
  readonly used: Used;
  readonly taking: Taking;
}) {
  return (
    <table className="block w-full text-sm">
      <thead className="sr-only">
        <tr>
          <th scope="col">Base</th>
          {items.some(({ known }) => known) &&
            titles.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          {taking && <th scope="col">Use it</th>}
        </tr>
      </thead>
      <tbody className="block">
        {items.map((item) => (
          <Row
            key={`${item.stage} ${item.imageId} ${item.reference}`}
            item={item}
            used={used}
            taking={taking}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  item: { entry, imageId, known, reference },
  used,
  taking,
}: {
  readonly item: Recommendation;
  readonly used: Used;
  readonly taking: Taking;
}) {
  const isUsed = used.has(imageId) || used.has(reference);
  const name = <Breakable text={reference} />;
  return (
    <tr className="fit-row">
      <th scope="row" className="font-mono">
        {entry === false ? <span>{name}</span> : <TextLink href={`/images/${imageId}`}>{name}</TextLink>}
        {isUsed && <Badge className="font-sans">in this file</Badge>}
      </th>
      {known && <Facts known={known} />}
      {taking && !isUsed && (
        <td className="fit-take no-print">
          <Take reference={reference} taking={taking} />
        </td>
      )}
    </tr>
  );
}

function Facts({
  known: { compressedSize, sizeIsEstimate, shell, user, supportEnds },
}: {
  readonly known: BaseKnown;
}) {
  const size =
    compressedSize === undefined
      ? undefined
      : sizeIsEstimate
        ? roughMegabytes(compressedSize)
        : megabytes(compressedSize);
  return (
    <>
      <Fact value={size} />
      <Fact value={shell === undefined ? undefined : shell ? 'yes' : 'none'} />
      <Fact value={user && userWord(user)} />
      <Fact value={supportEnds} />
    </>
  );
}

function Fact({ value }: { readonly value: string | undefined }) {
  return value === undefined ? <td className="fit-unknown">not known</td> : <td>{value}</td>;
}

function Take({ reference, taking }: { readonly reference: string; readonly taking: NonNullable<Taking> }) {
  const name = `Use it: ${reference}`;
  if (taking.kind === 'here') return <UseIt reference={reference} name={name} />;
  return (
    <PageLink href={`${taking.address}&to=${encodeURIComponent(reference)}#plans`} aria-label={name}>
      Use it
    </PageLink>
  );
}
