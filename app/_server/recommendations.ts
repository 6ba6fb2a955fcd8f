import { recommend } from '@/lib/analyze';
import { editionOf } from '@/lib/catalog/edition';
import type { Catalog } from '@/lib/catalog/image';
import { type RecommendRequest, usualRecommendations } from '@/lib/report/recommend-request';
import type { RecommendationPage } from '@/lib/report/report';

/** One page of the whole ranking that a report shows the best of, in its order. */
export function listRecommendations(
  { verdict, family, offset = 0, limit = usualRecommendations, ...request }: RecommendRequest,
  catalog: Catalog,
  today: string,
): RecommendationPage {
  const { images, counts, describe } = recommend(request, catalog, today);
  const asked = images.filter(
    (each) =>
      (verdict === undefined || each.verdict === verdict) &&
      (family === undefined || each.image.family === family),
  );
  const { date, revision } = editionOf(catalog);
  return {
    total: asked.length,
    offset,
    limit,
    counts,
    catalogRevision: revision,
    catalogDate: date,
    recommendations: describe(asked.slice(offset, offset + limit)),
  };
}
