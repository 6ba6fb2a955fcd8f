import { isSpace } from './characters';
import type { ExpandedWord } from './expand';

/** Puts words together from pieces; white space in a `plain` piece parts them, in a `raw` one it does not. */
export class WordSplitter {
  private readonly words: ExpandedWord[] = [];
  private text = '';
  private start = 0;
  private stop = 0;

  add(piece: string, kind: 'plain' | 'raw', start: number, end: number): void {
    if (kind === 'raw') {
      this.append(piece, start, end);
      return;
    }
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      if (!isSpace(piece.charCodeAt(at))) continue;
      if (at > from) this.append(piece.slice(from, at), start, end);
      this.finish();
      from = at + 1;
    }
    if (from < piece.length) this.append(piece.slice(from), start, end);
  }

  end(): readonly ExpandedWord[] {
    this.finish();
    return this.words;
  }

  private append(piece: string, start: number, end: number): void {
    if (this.text === '') this.start = start;
    this.text += piece;
    this.stop = end;
  }

  private finish(): void {
    if (this.text === '') return;
    this.words.push({ text: this.text, start: this.start, end: this.stop });
    this.text = '';
  }
}
