import { z } from 'zod';
import type { BaseFacts } from '@/lib/editor/base-facts';
import { ask } from './problem';

const Answer = z.object({
  because: z.string().optional(),
  href: z.string().optional(),
  rows: z.array(z.object({ label: z.string(), value: z.string() })),
});

const asked = new Map<string, Promise<BaseFacts | undefined>>();

/** What the catalog knows of a reference, asked once; undefined when it cannot be reached. */
export function askFacts(reference: string): Promise<BaseFacts | undefined> {
  const known = asked.get(reference);
  if (known) return known;
  const answer = ask(`/analyze/facts?reference=${encodeURIComponent(reference)}`)
    .then((body) => {
      const { because, href, rows } = Answer.parse(body);
      return { because, href, rows };
    })
    .catch(() => {
      asked.delete(reference);
      return undefined;
    });
  asked.set(reference, answer);
  return answer;
}
