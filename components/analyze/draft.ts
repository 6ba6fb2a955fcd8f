import { isRecord } from '@/lib/text/record';

/** What is in the editor and beside it. */
export type Draft = {
  readonly text: string;
  readonly target: string;
  readonly buildArgs: string;
  readonly platform: string;
  /** Files of the build context, by their paths in it. */
  readonly files: Readonly<Record<string, string>>;
  /** The shared report that the text was opened from. */
  readonly from?: string;
};

/** What a browser has kept, and an earlier version of the page may have written; undefined for what is no draft. */
export function readDraft(kept: unknown): Draft | undefined {
  if (!isRecord(kept)) return undefined;
  const { text, target, buildArgs, platform, files = {}, from } = kept;
  const isDraft =
    typeof text === 'string' &&
    typeof target === 'string' &&
    typeof buildArgs === 'string' &&
    typeof platform === 'string' &&
    isTexts(files);
  if (!isDraft || (from !== undefined && typeof from !== 'string')) return undefined;
  return { text, target, buildArgs, platform, files, ...(from !== undefined && { from }) };
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

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
    const draft = readDraft(JSON.parse(written ?? 'null'));
    return draft?.text.trim() === '' ? undefined : draft;
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
