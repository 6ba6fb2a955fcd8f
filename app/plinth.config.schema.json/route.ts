import { configurationDocument } from '@/lib/policy/configuration';
import { rules } from '@/lib/rules';

export const dynamic = 'force-static';

/** The schema of `plinth.config.json`, for editors: `$schema` names it. */
export function GET(): Response {
  const document = configurationDocument(rules.map(({ id }) => id));
  return Response.json(document, { headers: { 'content-type': 'application/schema+json' } });
}
