import { z } from 'zod';

/** What is in the editor and beside it. */
export const Draft = z.object({
  text: z.string(),
  target: z.string(),
  buildArgs: z.string(),
  platform: z.string(),
  /** Files of the build context, by their paths in it. */
  files: z.record(z.string(), z.string()).default({}),
  /** The shared report that the text was opened from. */
  from: z.string().exactOptional(),
});
export type Draft = z.infer<typeof Draft>;

export const defaultPlatform = 'linux/amd64';
export const emptyDraft: Draft = {
  text: '',
  target: '',
  buildArgs: '',
  platform: defaultPlatform,
  files: {},
};

const keys = { current: 'plinth.draft', before: 'plinth.draft.before' } as const;
type Place = keyof typeof keys;

/**
 * What this tab had before it was loaded anew; in a new one, what the last tab that was written in had. Undefined when
 * there is none, or storage is closed to us.
 */
export function loadDraft(place: Place): Draft | undefined {
  try {
    const written = sessionStorage.getItem(keys[place]) ?? localStorage.getItem(keys[place]);
    const parsed = Draft.safeParse(JSON.parse(written ?? 'null'));
    return parsed.success && parsed.data.text.trim() !== '' ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it for this tab, and a copy for tabs to come. False when the browser has no room or refuses. */
export function saveDraft(place: Place, draft: Draft): boolean {
  const written = JSON.stringify(draft);
  const isKept = put(() => sessionStorage, keys[place], written);
  return put(() => localStorage, keys[place], written) || isKept;
}

function put(storage: () => Storage, key: string, written: string): boolean {
  try {
    storage().setItem(key, written);
    return true;
  } catch {
    return false;
  }
}
