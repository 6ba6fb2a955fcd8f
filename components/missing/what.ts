import { visible } from '@/lib/text/visible';

/** What an address asked for that names nothing: an id of a kind, or a whole path. */
export type Missing = {
  readonly kind: 'images' | 'families' | 'guides' | 'rules' | 'r' | 'other';
  readonly asked: string;
};

const kinds = ['images', 'families', 'guides', 'rules', 'r'] as const;

/** Enough to be recognised by whoever wrote it. */
const longest = 80;

export function readMissing(path: string): Missing {
  const [, first, second = '', ...more] = path.split('/');
  const kind = kinds.find((each) => each === first);
  const isOfReport = kind === 'r' && more.length === 1 && more[0] === 'delete';
  if (kind === undefined || second === '' || (more.length > 0 && !isOfReport))
    return { kind: 'other', asked: shown(path) };
  return { kind, asked: shown(second) };
}

/** The heading of the page, and its title. */
export function titleOf({ kind, asked }: Missing): string {
  switch (kind) {
    case 'images':
      return `The catalog has no image “${asked}”`;
    case 'families':
      return `The catalog has no family “${asked}”`;
    case 'guides':
      return `No guide is called “${asked}”`;
    case 'rules':
      return `No rule is called “${asked}”`;
    case 'r':
      return 'No report stands at this address';
    case 'other':
      return `No page stands at ${asked}`;
    default:
      return kind satisfies never;
  }
}

function shown(written: string): string {
  const text = visible(decoded(written));
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
