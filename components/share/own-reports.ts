import { useSyncExternalStore } from 'react';
import { z } from 'zod';

/** A report shared from this browser, with what deletes it. */
const OwnReport = z.object({
  id: z.string(),
  deleteToken: z.string(),
  /** The sentence that it opens with. */
  title: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
});
export type OwnReport = z.infer<typeof OwnReport>;

const key = 'plinth.shared';
const mostKept = 200;

/** Reports shared from this browser, the newest first; kept nowhere else. */
export function useOwnReports(): readonly OwnReport[] {
  return read(useSyncExternalStore(listen, written, () => null));
}

/** False when the browser has no room or refuses. */
export function remember(report: OwnReport): boolean {
  return write([report, ...read(written()).filter(({ id }) => id !== report.id)].slice(0, mostKept));
}

export function forget(id: string): void {
  write(read(written()).filter((report) => report.id !== id));
}

export function deletePath({ id, deleteToken }: Pick<OwnReport, 'id' | 'deleteToken'>): string {
  return `/r/${id}/delete?token=${deleteToken}`;
}

const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function written(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

let last: { readonly text: string | null; readonly reports: readonly OwnReport[] } | undefined;

/** The same list for the same text, as those who look at it again and again expect. */
function read(text: string | null): readonly OwnReport[] {
  if (last?.text !== text) last = { text, reports: parse(text) };
  return last.reports;
}

function parse(text: string | null): readonly OwnReport[] {
  try {
    const parsed = z.array(OwnReport).safeParse(JSON.parse(text ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

function write(reports: readonly OwnReport[]): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(reports));
    return true;
  } catch {
    return false;
  } finally {
    for (const listener of listeners) listener();
  }
}
