import { z } from 'zod';

const count = z.number().int().nonnegative();

/** What `/api/inspect` tells while an image is measured, as far as a page needs it. */
const Events = {
  queued: z.object({ place: count }),
  begun: z.object({}),
  progress: z.object({ layer: count, layers: count, bytes: count, totalBytes: count }),
  done: z.object({ page: z.string() }),
  failed: z.object({ code: z.string(), title: z.string(), detail: z.string() }),
} as const;

export type Measuring =
  | { readonly kind: 'asking' }
  | { readonly kind: 'queued'; readonly place: number }
  | ({ readonly kind: 'progress' } & z.infer<typeof Events.progress>)
  | { readonly kind: 'done'; readonly page: string }
  | { readonly kind: 'failed'; readonly title: string; readonly detail: string }
  | { readonly kind: 'cancelled' };

export const eventNames = ['queued', 'begun', 'progress', 'done', 'failed'] as const;

/** Reads one event by its name and data; undefined for what is not understood. */
export function readEvent(name: (typeof eventNames)[number], data: string): Measuring | undefined {
  const value = parse(data);
  switch (name) {
    case 'queued':
      return made(Events.queued.safeParse(value).data, (given) => ({ kind: 'queued', ...given }));
    case 'begun':
      return { kind: 'asking' };
    case 'progress':
      return made(Events.progress.safeParse(value).data, (given) => ({ kind: 'progress', ...given }));
    case 'done':
      return made(Events.done.safeParse(value).data, (given) => ({ kind: 'done', ...given }));
    case 'failed':
      return made(Events.failed.safeParse(value).data, ({ title, detail }) => ({
        kind: 'failed',
        title,
        detail,
      }));
    default:
      return name satisfies never;
  }
}

function made<T>(given: T | undefined, make: (given: T) => Measuring): Measuring | undefined {
  return given === undefined ? undefined : make(given);
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
