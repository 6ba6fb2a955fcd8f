import type { MetadataRoute } from 'next';
import { guides } from '@/components/guide/guides';
import { rules } from '@/lib/rules';
import { siteAddress } from './_server/address';
import { getCatalog } from './_server/catalog';

export const dynamic = 'force-dynamic';

export default function sitemap(): MetadataRoute.Sitemap {
  const { date, families, images } = getCatalog();
  const base = siteAddress();
  const paths = [
    ...[
      '/',
      '/analyze',
      '/choose',
      '/compare',
      '/changes',
      '/inspect',
      '/pictures',
      '/facts',
      '/rules',
      '/needs',
      '/grade',
      '/guides',
      '/developers',
    ],
    ...guides.map(({ slug }) => `/guides/${slug}`),
    ...families.map(({ id }) => `/families/${id}`),
    ...images.map(({ id }) => `/images/${id}`),
    ...rules.map(({ id }) => `/rules/${id}`),
  ];
  return paths.map((path) => ({ url: new URL(path, base).href, lastModified: date }));
}
