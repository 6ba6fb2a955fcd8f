/** Where the reader was when the table came alive: text typed, boxes ticked, focus, an open menu, scrolling. */
export type Place = {
  readonly q: string;
  readonly chosen: readonly string[];
  readonly focus: string | undefined;
  readonly menu: string | undefined;
  readonly top: number;
  readonly left: number;
  /** How far the page itself is scrolled; left out where it stays as it is. */
  readonly page?: number;
};

export function placeIn(root: HTMLElement): Place {
  const scroller = root.querySelector('section');
  const menu = root.querySelector('[popover]:popover-open')?.id.replace(/^menu-/, '');
  const focused = document.activeElement;
  return {
    q: root.querySelector<HTMLInputElement>('input[name="q"]')?.value ?? '',
    chosen: chosenIn(root),
    focus: focused && root.contains(focused) ? selectorOf(focused) : undefined,
    menu,
    top: scroller?.scrollTop ?? 0,
    left: scroller?.scrollLeft ?? 0,
  };
}

/** The ids that the comparison would be asked for: boxes of the server's table, hidden fields of the live one. */
export function chosenIn(root: HTMLElement): readonly string[] {
  const fields = root.querySelectorAll<HTMLInputElement>('input[name="with"]:is(:checked, [type="hidden"])');
  return [...fields].map(({ value }) => value);
}

/** Puts reader and page back where they were. */
export function returnTo(root: HTMLElement, { focus, menu, top, left, page }: Place): void {
  const scroller = root.querySelector('section');
  scroller?.scrollTo({ top, left, behavior: 'instant' });
  if (page !== undefined) window.scrollTo({ top: page, behavior: 'instant' });
  if (menu) root.querySelector<HTMLButtonElement>(`[popovertarget="menu-${menu}"]`)?.click();
  if (focus === undefined) return;
  const element = root.querySelector<HTMLElement>(focus);
  element?.focus({ preventScroll: true });
  if (element instanceof HTMLInputElement && element.type === 'search') {
    element.setSelectionRange(element.value.length, element.value.length);
  }
}

/** The same element in the table drawn anew; names and addresses do not change. */
function selectorOf(element: Element): string | undefined {
  const quote = (value: string) => JSON.stringify(value);
  if (element instanceof HTMLInputElement) {
    if (element.type !== 'checkbox') return `input[name=${quote(element.name)}]`;
    if (element.name === 'with')
      return `input[aria-label=${quote(element.getAttribute('aria-label') ?? '')}]`;
    return `input[name=${quote(element.name)}][value=${quote(element.value)}]`;
  }
  if (element instanceof HTMLAnchorElement) return `a[href=${quote(element.getAttribute('href') ?? '')}]`;
  const menu = element.getAttribute('popovertarget');
  if (menu !== null) return `[popovertarget=${quote(menu)}]`;
  return element.tagName === 'SECTION' ? 'section' : undefined;
}
