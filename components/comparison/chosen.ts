import { useSyncExternalStore } from 'react';

const key = 'plinth.compared';

/** Where another image is looked up by id, ids are words of these letters. */
const id = /^[a-z0-9._-]{1,200}$/;

/** The ids that were last compared in this tab, joined by commas; none before there are scripts. */
export function useChosen(): readonly string[] {
  const written = useSyncExternalStore(listen, read, () => '');
  return written.split(',').filter((each) => id.test(each));
}

/** Keeps them as long as the tab is open, so that an image can be added from its own page. */
export function choose(ids: readonly string[]): void {
  try {
    sessionStorage.setItem(key, ids.join(','));
  } catch {
    // Without storage an image is added to an empty comparison.
  }
}

function read(): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** The pages that write it and those that read it are never shown at once. */
function listen(): () => void {
  return () => {};
}
