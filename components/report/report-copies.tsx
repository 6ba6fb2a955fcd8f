'use client';

import { withLink } from '@/lib/render/link-mark';
import { CopyButton } from '../ui/copy-button';
import { isReport } from './is-report';
import { useOrigin } from './use-origin';

/** What of a report is pasted elsewhere. Its whole address is the one it was opened by, unless `origin` names another. */
export function ReportCopies({
  origin,
  path,
  address,
  link,
  verdict,
}: {
  readonly origin: string | undefined;
  readonly path: string;
  /** The path with what the page narrows. */
  readonly address: string;
  /** Markdown, with `linkMark` where the address goes. */
  readonly link: string;
  /** In words. */
  readonly verdict: string;
}) {
  const site = useOrigin(origin);
  const isDrawnHere = useOrigin(undefined) !== '';
  const url = site + address;
  const badge = `[![Plinth: ${verdict}](${site}${path}.svg)](${url})`;
  // Nothing is copied without scripts, and the page is spared what they draw.
  if (!isDrawnHere) return null;
  const copies = [
    { label: 'Link', what: 'the link', make: async () => url },
    { label: 'Markdown link', what: 'a Markdown link', make: async () => withLink(link, url) },
    {
      label: 'Report for a pull request',
      what: 'the findings as Markdown',
      make: () => findingsOf(path, url),
    },
    { label: 'Badge', what: 'the badge as Markdown', make: async () => badge },
  ] as const;
  return (
    <section aria-labelledby="pass-on-copy" className="mb-3 border-b border-line pb-3">
      <h2 id="pass-on-copy" className="px-2 text-xs text-muted">
        Copy
      </h2>
      <ul>
        {copies.map(({ label, what, make }) => (
          <li key={label} className="flex items-center justify-between gap-2 pr-2">
            <CopyButton
              make={make}
              what={what}
              label={label}
              className="min-w-0 flex-1 justify-start! text-ink! max-sm:h-9!"
            />
            {label === 'Badge' && (
              // biome-ignore lint/performance/noImgElement: a small picture that is made for each report
              <img src={`${path}.svg`} alt="" height={20} loading="lazy" />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Made of the report when it is asked for: the page need not carry it twice. */
async function findingsOf(path: string, url: string): Promise<string> {
  const [{ ask }, { markdownFindings }] = await Promise.all([
    import('../analyze/problem'),
    import('@/lib/render/markdown'),
  ]);
  const report = await ask(`${path}.json`);
  if (isReport(report)) return markdownFindings(url, report);
  throw new Error(`${path}.json is no report`);
}
