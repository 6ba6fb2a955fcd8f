import type { FindingsPage } from './findings-page';

/** Pages before and after this one that have a link of their own. */
const mostBeside = 5;

/** Plain links to the other findings of a report that has many. */
export function FindingPages({
  findings: { page, pages },
  address,
}: {
  readonly findings: FindingsPage;
  readonly address: string;
}) {
  if (pages === 1) return null;
  const numbers = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (number) => number === 1 || number === pages || Math.abs(number - page) <= mostBeside,
  );
  return (
    <nav aria-label="Pages of the findings" className="mt-3 text-sm">
      <p className="mb-1 text-muted">
        Page {page} of {pages}, the worst findings first. The numbers above count those of all pages.
      </p>
      <ul className="no-print flex flex-wrap gap-1 tabular-nums">
        {numbers.map((number) => (
          <li key={number}>
            <a
              href={number === 1 ? `${address}#findings` : `${address}?findings=${number}#findings`}
              aria-label={`Page ${number} of the findings`}
              aria-current={number === page ? 'page' : undefined}
              className="inline-flex h-7 min-w-7 items-center justify-center rounded-md px-1.5 text-accent hover:underline aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
            >
              {number}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
