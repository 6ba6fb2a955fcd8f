type Child = Node | string;

/** An element with its class and what is in it. */
export function element(tag: string, look: string, ...children: readonly Child[]): HTMLElement {
  const made = document.createElement(tag);
  if (look !== '') made.className = look;
  made.append(...children);
  return made;
}

export function link(href: string, text: string): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = href;
  made.textContent = text;
  made.className = 'text-accent underline underline-offset-3';
  return made;
}

/** A sentence of ours with its `code` set as code. */
export function prose(tag: string, look: string, text: string): HTMLElement {
  const parts = text.split(/`([^`\n]+)`/);
  const children = parts.map((part, index) => (index % 2 === 1 ? element('code', 'font-mono', part) : part));
  return element(tag, look, ...children);
}
