/** Stands for the address of a report or a comparison until the browser, which knows it, fills it in. */
export const linkMark = '{link}';

/** A Markdown with its address filled in. */
export function withLink(markdown: string, url: string): string {
  return markdown.replaceAll(`](${linkMark})`, () => `](${url})`);
}
