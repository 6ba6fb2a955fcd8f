import type { Source } from '@/lib/fact/fact';
import { sourceName } from '@/lib/fact/source-name';
import { originWords } from '@/lib/fact/words';
import { TextLink } from '../ui/text-link';
import { OriginIcon } from './origin-icon';

/** Where a fact comes from: what, when, and how. */
export function SourceList({ sources }: { readonly sources: readonly Source[] }) {
  return (
    <ul className="space-y-2">
      {sources.map((source, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sources never move
        <li key={index} className="flex gap-2">
          <span className="mt-0.5">
            <OriginIcon kind={source.kind} />
          </span>
          <SourceLine source={source} />
        </li>
      ))}
    </ul>
  );
}

function SourceLine({ source }: { readonly source: Source }) {
  switch (source.kind) {
    case 'document':
      return (
        <span className="min-w-0 wrap-anywhere">
          <TextLink href={source.url}>{sourceName(source.url)}</TextLink>
          <Note>
            {originWords.document}, read {source.retrieved}
            {source.note && `; ${source.note}`}
          </Note>
        </span>
      );
    case 'image':
      return (
        <span className="min-w-0 wrap-anywhere">
          <span className="font-mono text-xs">
            {source.reference}
            {source.path && ` ${source.path}`}
          </span>
          <Note>
            {originWords.image} on {source.observed}, <span className="font-mono">{source.digest}</span>
            {source.note && `; ${source.note}`}
          </Note>
        </span>
      );
    case 'derived':
      return (
        <span className="min-w-0 wrap-anywhere">
          {source.by}
          <Note>
            {originWords.derived} from <Origins from={source.from} />
          </Note>
        </span>
      );
    default:
      return source satisfies never;
  }
}

function Origins({ from }: { readonly from: readonly string[] }) {
  return from.map((origin, index) => (
    <span key={origin}>
      {index > 0 && ', '}
      {/^https?:/.test(origin) ? <TextLink href={origin}>{sourceName(origin)}</TextLink> : origin}
    </span>
  ));
}

function Note({ children }: { readonly children: React.ReactNode }) {
  return <span className="block text-xs text-muted">{children}</span>;
}
