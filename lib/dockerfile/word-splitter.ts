import { isSpace } from './characters';
import type { ExpandedWord } from './expansion';

/** Puts words together from pieces of a text; white space parts them unless it is quoted or escaped. */
export class WordSplitter {
  private readonly words: ExpandedWord[] = [];
  private text = '';
  private start = 0;
  private stop = 0;

  /** Characters that stand in the text as they are, from `start` on. */
  addWritten(piece: string, start: number): void {
    this.split(piece, (from, to) => this.append(piece.slice(from, to), start + from, start + to));
  }

  /** The value of a variable used from `start` to `end`. */
  addValue(value: string, start: number, end: number): void {
    this.split(value, (from, to) => this.append(value.slice(from, to), start, end));
  }

  /** What was quoted or escaped. */
  addQuoted(piece: string, start: number, end: number): void {
    this.append(piece, start, end);
  }

  end(): readonly ExpandedWord[] {
    this.finish();
    return this.words;
  }

  private split(piece: string, add: (from: number, to: number) => void): void {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      if (!isSpace(piece.charCodeAt(at))) continue;
      add(from, at);
      this.finish();
      from = at + 1;
    }
    add(from, piece.length);
  }

  private append(piece: string, start: number, end: number): void {
    if (piece === '') return;
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
