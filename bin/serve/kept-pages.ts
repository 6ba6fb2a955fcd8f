/** A page as it goes to the browser. */
export type KeptPage = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array;
};

/**
 * Pages made once and answered many times, the least used thrown away beyond `mostBytes`. They hold for one `edition`:
 * what is asked for under another empties the whole. Who asks for a page that is being made waits for that one.
 */
export class KeptPages {
  readonly #mostBytes: number;
  readonly #pages = new Map<string, KeptPage>();
  readonly #making = new Map<string, Promise<KeptPage>>();
  #edition = '';
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  find(key: string, edition: string): KeptPage | undefined {
    this.#turnTo(edition);
    const page = this.#pages.get(key);
    if (page === undefined) return undefined;
    // The order of a Map is that of its writing: the least used come first.
    this.#pages.delete(key);
    this.#pages.set(key, page);
    return page;
  }

  /** Makes the page, unless somebody does. Only what was found is kept: `make` may fail, or find nothing. */
  make(key: string, edition: string, make: () => Promise<KeptPage>): Promise<KeptPage> {
    this.#turnTo(edition);
    const begun = this.#making.get(key);
    if (begun !== undefined) return begun;
    const making = make().then((page) => {
      if (this.#making.get(key) === making && page.status === 200) this.#keep(key, page);
      return page;
    });
    this.#making.set(key, making);
    const end = () => {
      if (this.#making.get(key) === making) this.#making.delete(key);
    };
    making.then(end, end);
    return making;
  }

  forget(key: string): void {
    this.#making.delete(key);
    const page = this.#pages.get(key);
    if (page === undefined) return;
    this.#pages.delete(key);
    this.#bytes -= sizeOf(key, page);
  }

  #turnTo(edition: string): void {
    if (edition === this.#edition) return;
    this.#edition = edition;
    this.#pages.clear();
    this.#making.clear();
    this.#bytes = 0;
  }

  #keep(key: string, page: KeptPage): void {
    const size = sizeOf(key, page);
    if (size > this.#mostBytes) return;
    this.forget(key);
    this.#pages.set(key, page);
    this.#bytes += size;
    for (const [oldest] of this.#pages) {
      if (this.#bytes <= this.#mostBytes) return;
      this.forget(oldest);
    }
  }
}

/** In memory, about: what stands around the body counts where bodies are small. */
function sizeOf(key: string, { body }: KeptPage): number {
  return body.byteLength + 2 * key.length + 2048;
}
