/** Words for people where nothing is made of Markdown: without the marks of code. */
export function plain(text: string): string {
  return text.replaceAll('`', '');
}
