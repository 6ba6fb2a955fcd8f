import type { ReactNode } from 'react';
import type { Catalog } from '@/lib/catalog/image';

export type GuideProps = { readonly catalog: Catalog };

/** One guide: a page of running text with the sources it rests on. */
export type Guide = {
  readonly slug: string;
  readonly title: string;
  /** One sentence for lists and search engines. */
  readonly description: string;
  /** The family it explains. */
  readonly family?: string;
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  Body(props: GuideProps): ReactNode;
};
