import type { CatalogImage } from '@/lib/catalog/image';
import { CopyButton } from '../ui/copy-button';

/** Every way to write the image in FROM that is known: tags, other registries, digests. Each to be copied. */
export function Names({ image }: { readonly image: CatalogImage }) {
  return (
    <ul className="text-sm">
      {namesOf(image).map(({ name, what }) => (
        <li key={name} className="flex items-center justify-between gap-3 border-t border-line py-0.5">
          <span className="min-w-0 py-1">
            <code className="font-mono text-xs wrap-anywhere">{name}</code>
            {what && <span className="block text-xs text-muted">{what}</span>}
          </span>
          <CopyButton text={name} what={name} />
        </li>
      ))}
    </ul>
  );
}

type Name = { readonly name: string; readonly what?: string };

function namesOf({ reference, facts }: CatalogImage): readonly Name[] {
  if (reference === 'scratch') return [];
  const { repository, tag } = split(reference);
  const tags = facts.tags.known ? facts.tags.value : [];
  const mirrors = facts.mirrors.known ? facts.mirrors.value : [];
  const digests = facts.platformDigests.known ? Object.entries(facts.platformDigests.value) : [];
  const names: readonly Name[] = [
    { name: reference },
    ...tags.map((other) => ({ name: `${repository}:${other}` })),
    ...mirrors.map((mirror) => ({
      name: mirror.lastIndexOf(':') > mirror.lastIndexOf('/') ? mirror : `${mirror}:${tag}`,
      what: 'the same image elsewhere',
    })),
    ...(facts.digest.known
      ? [{ name: `${reference}@${facts.digest.value}`, what: 'pinned: the same bytes every time' }]
      : []),
    ...digests.map(([platform, digest]) => ({ name: `${repository}@${digest}`, what: platform })),
  ];
  return [...new Map(names.map((name) => [name.name, name])).values()];
}

function split(reference: string): { readonly repository: string; readonly tag: string } {
  const colon = reference.lastIndexOf(':');
  if (colon <= reference.lastIndexOf('/')) return { repository: reference, tag: 'latest' };
  return { repository: reference.slice(0, colon), tag: reference.slice(colon + 1) };
}
