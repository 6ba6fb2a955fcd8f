import 'server-only';
import { POST as analyze } from '@/app/api/analyze/route';
import { GET as health } from '@/app/api/health/route';
import { POST as recommend } from '@/app/api/recommendations/route';
import { POST as share } from '@/app/api/reports/route';
import { POST as secrets } from '@/app/api/secrets/route';

type Route = (request: Request) => Promise<Response>;

declare global {
  // Left here for the server in front of Next, which is not bundled with it.
  var plinthRoutes: ReadonlyMap<string, Route> | undefined;
}

/**
 * Routes that the server answers without Next's own way to them, which costs many times what they do, by method and
 * path. They are the functions of the route files; what does not stand here, and all of a development server, goes
 * through Next.
 */
export const directRoutes: ReadonlyMap<string, Route> = new Map([
  ['POST /api/analyze', analyze],
  ['POST /api/recommendations', recommend],
  ['POST /api/reports', share],
  ['POST /api/secrets', secrets],
  ['GET /api/health', health],
]);
