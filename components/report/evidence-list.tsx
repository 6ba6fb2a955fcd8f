import type { Evidence } from '@/lib/report/report';
import { TextLink } from '../ui/text-link';
import { LineLink } from './line-link';
import { InlineProse } from './prose';

/** What a claim rests on: lines of the file, facts, and where each fact is from. */
export function EvidenceList({ evidence }: { readonly evidence: readonly Evidence[] }) {
  return (
    <ul className="space-y-1.5 border-l border-line-strong pl-3 text-sm">
      {evidence.map(({ text, range, source }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: evidence never moves within its finding
        <li key={index}>
          <InlineProse text={text} />
          {range && (
            <>
              {' '}
              <LineLink range={range} />
            </>
          )}
          {source && (
            <>
              {' '}
              <SourceLink source={source} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function SourceLink({ source }: { readonly source: string }) {
  if (source.startsWith('/')) return <TextLink href={source}>facts</TextLink>;
  const url = URL.canParse(source) ? new URL(source) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    return <span className="text-muted">({source})</span>;
  }
  return <TextLink href={source}>{sourceName(url)}</TextLink>;
}

function sourceName(url: URL): string {
  if (url.hostname !== 'github.com') return url.hostname.replace(/^www\./, '');
  const [owner, repository] = url.pathname.split('/').filter(Boolean);
  return repository ? `${owner}/${repository}` : url.hostname;
}
