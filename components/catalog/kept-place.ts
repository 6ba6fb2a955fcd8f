import { chosenIn } from './place';

/** What a tab keeps of the catalog while it is elsewhere: what is ticked, and how far it was scrolled where. */
export type KeptPlace = {
  readonly chosen: readonly string[];
  /** Only for who comes back to the same address, or loads it again. */
  readonly scrolled?: { readonly top: number; readonly left: number; readonly page: number };
};

const key = 'catalog-place';

export function keepPlace(root: HTMLElement): void {
  const scroller = root.querySelector('section');
  const place = new URLSearchParams({
    address: here(),
    top: String(scroller?.scrollTop ?? 0),
    left: String(scroller?.scrollLeft ?? 0),
    page: String(window.scrollY),
  });
  for (const id of chosenIn(root)) place.append('with', id);
  try {
    sessionStorage.setItem(key, place.toString());
  } catch {
    // A browser that stores nothing comes back to the top, as ever.
  }
}

export function keptPlace(): KeptPlace | undefined {
  const isBack = cameBack();
  const place = new URLSearchParams(stored());
  const chosen = place.getAll('with');
  const [top, left, page] = ['top', 'left', 'page'].map((name) => Number(place.get(name) ?? 0));
  if (isBack && place.get('address') === here() && (top || left || page))
    return { chosen, scrolled: { top: top ?? 0, left: left ?? 0, page: page ?? 0 } };
  return chosen.length === 0 ? undefined : { chosen };
}

function stored(): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function here(): string {
  return location.pathname + location.search;
}

/** Where the browser's buttons led to last, within this document. */
let wentTo: string | undefined;
let isFirst = true;
if (typeof window !== 'undefined') {
  window.addEventListener('popstate', () => {
    wentTo = here();
  });
}

/** Whether the reader is here by "back", "forward" or "reload", and not by a link. */
function cameBack(): boolean {
  const isPopped = wentTo === here();
  const isLoaded = isFirst && loadedAgain();
  wentTo = undefined;
  isFirst = false;
  return isPopped || isLoaded;
}

/** https://www.w3.org/TR/navigation-timing-2/#dom-navigationtimingtype */
function loadedAgain(): boolean {
  const [loaded] = performance.getEntriesByType('navigation');
  if (!(loaded instanceof PerformanceNavigationTiming)) return false;
  const { pathname } = new URL(loaded.name);
  return pathname === location.pathname && (loaded.type === 'reload' || loaded.type === 'back_forward');
}
