/** JSON with comments (https://jsonc.org/), with blanks where comments stand: every offset stays as it is. */
export function withoutComments(text: string): string {
  const parts: string[] = [];
  let plain = 0;
  let at = 0;
  while (at < text.length) {
    if (text[at] === '"') at = stringEnd(text, at);
    else if (text.startsWith('//', at) || text.startsWith('/*', at)) {
      const end = commentEnd(text, at);
      parts.push(text.slice(plain, at), text.slice(at, end).replace(/[^\r\n]/g, ' '));
      plain = end;
      at = end;
    } else at += 1;
  }
  parts.push(text.slice(plain));
  return parts.join('');
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"' && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
  return Math.min(text.length, at + 1);
}

function commentEnd(text: string, start: number): number {
  const isLine = text[start + 1] === '/';
  const end = text.indexOf(isLine ? '\n' : '*/', start + 2);
  if (end === -1) return text.length;
  return isLine ? end : end + 2;
}
