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

/** The draft of an earlier visit; undefined when there is none, or storage is closed to us. */
export function loadDraft(place: Place): Draft | undefined {
  try {
    const parsed = Draft.safeParse(JSON.parse(localStorage.getItem(keys[place]) ?? 'null'));
    return parsed.success && parsed.data.text.trim() !== '' ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** False when the browser has no room or refuses. */
export function saveDraft(place: Place, draft: Draft): boolean {
  try {
    localStorage.setItem(keys[place], JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}
