import type { MetadataRoute } from 'next';
import { siteAddress } from './_server/address';

export const dynamic = 'force-dynamic';

/** Shared reports are for those who have the link. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/r/', '/api/', '/inspect?'] },
    sitemap: new URL('/sitemap.xml', siteAddress()).href,
  };
}
