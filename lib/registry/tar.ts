import { type Bound, RegistryError } from './error';
import type { Bounds } from './limits';
import { type Extended, readExtended } from './pax';
import {
  blockSize,
  notUnderstood,
  readHeader,
  readSparse,
  safe,
  sparseGoesOn,
  type TarHeader,
  textOf,
} from './tar-header';

/** What an entry of a layer says. Paths are absolute, without `.` and `..`: none leads outside. */
export type LayerEntry = {
  readonly kind: 'file' | 'directory' | 'symlink' | 'hardlink' | 'other';
  readonly path: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  /** Of a symbolic link as written, of a hard link a path. */
  readonly target?: string;
};

export type LayerVisitor = {
  /** Answers how many bytes of the start of a file are wanted. */
  entry(entry: LayerEntry): number;
  /** As many of them as there are, valid during the call. Comes before the next entry, where any were wanted. */
  start(bytes: Uint8Array): void;
};

/** Names and extended headers that stand before an entry; what Go's reader, which engines use, takes as well. */
const mostBeforeEntry = 1024 * 1024;

/** Waits for a header, for the bytes of one before an entry, for the map of a sparse file, for the start of a file. */
type Waiting = 'header' | 'before' | 'map' | 'start' | 'end';

/**
 * Walks an archive that is given in pieces, and copies nothing but what lies over the border of two: bodies are passed
 * over by counting. https://www.gnu.org/software/tar/manual/html_node/Standard.html
 */
export class TarWalk {
  entries = 0;
  readonly #visitor: LayerVisitor;
  readonly #bounds: Bounds;
  #waiting: Waiting = 'header';
  /** Bytes that are needed for what is waited for. */
  #needed = blockSize;
  /** Where these bytes come in more than one piece: those that are here. */
  #held: Buffer | undefined;
  #holds = 0;
  /** Bytes to pass over before that. */
  #skip = 0;
  /** What comes after the start of a file or the map of a sparse one. */
  #rest = 0;
  #before = '';
  #extended: Extended = {};
  #sparse: { readonly header: TarHeader; readonly size: number } | undefined;

  readonly #entriesBefore: number;

  constructor(visitor: LayerVisitor, bounds: Bounds, entriesBefore: number) {
    this.#entriesBefore = entriesBefore;
    this.#visitor = visitor;
    this.#bounds = bounds;
  }

  push(piece: Buffer): void {
    let at = 0;
    while (this.#waiting !== 'end') {
      const skipped = Math.min(this.#skip, piece.length - at);
      this.#skip -= skipped;
      at += skipped;
      if (at >= piece.length) return;
      if (this.#held === undefined && piece.length - at >= this.#needed) {
        const start = at;
        at += this.#needed;
        this.#take(piece, start, at);
        continue;
      }
      this.#held ??= Buffer.allocUnsafe(this.#needed);
      const taken = piece.copy(this.#held, this.#holds, at, at + this.#needed - this.#holds);
      this.#holds += taken;
      at += taken;
      if (this.#holds < this.#needed) return;
      const held = this.#held;
      this.#held = undefined;
      this.#holds = 0;
      this.#take(held, 0, held.length);
    }
  }

  /** An archive may end without its blocks of zeros, not inside an entry. */
  end(): void {
    if (this.#waiting === 'end') return;
    if (this.#waiting !== 'header' || this.#skip > 0 || this.#holds > 0 || this.#before !== '')
      throw notUnderstood('the end comes inside an entry');
  }

  #take(bytes: Buffer, start: number, end: number): void {
    switch (this.#waiting) {
      case 'header':
        this.#header(bytes, start);
        break;
      case 'before':
        this.#named(bytes.subarray(start, end));
        break;
      case 'map':
        this.#map(sparseGoesOn(bytes, start));
        break;
      case 'start':
        this.#visitor.start(bytes.subarray(start, end));
        this.#next(this.#rest);
        break;
      case 'end':
        break;
      default:
        this.#waiting satisfies never;
    }
  }

  #header(block: Buffer, at: number): void {
    const header = readHeader(block, at);
    if (header === undefined) {
      this.#waiting = 'end';
      return;
    }
    if ('xLKg'.includes(header.type)) this.#announced(header);
    else if (header.type === 'S') {
      const { size, more } = readSparse(block, at);
      this.#sparse = { header, size };
      this.#map(more);
    } else {
      const { sparse, size } = this.#extended;
      const stored = hasBody(header.type) ? (size ?? header.size) : 0;
      this.#entry(header, sparse?.size ?? stored, stored, sparse === undefined);
    }
  }

  /** A header that speaks of the next entry. Those for all that follow are passed over, as engines do. */
  #announced({ type, size }: TarHeader): void {
    if (type === 'g') {
      this.#wait('header', blockSize, size + padding(size));
      return;
    }
    if (size > mostBeforeEntry) throw notUnderstood('a long header before an entry');
    this.#before = type;
    this.#rest = padding(size);
    this.#wait('before', size, 0);
  }

  #named(bytes: Buffer): void {
    const zero = bytes.indexOf(0);
    const name = () => textOf(bytes, 0, zero < 0 ? bytes.length : zero);
    const said =
      this.#before === 'x'
        ? readExtended(bytes)
        : this.#before === 'L'
          ? { path: name() }
          : { linkpath: name() };
    this.#extended = { ...this.#extended, ...said };
    this.#wait('header', blockSize, this.#rest);
  }

  /** GNU's old form: blocks of a map until one says that it is the last. */
  #map(goesOn: boolean): void {
    if (goesOn) this.#wait('map', blockSize, 0);
    else if (this.#sparse) {
      const { header, size } = this.#sparse;
      this.#entry(header, size, this.#extended.size ?? header.size, false);
    }
  }

  /** `stored`: bytes that follow; those of a sparse file are not the start of it, so none are shown. */
  #entry(header: TarHeader, size: number, stored: number, isPlain: boolean): void {
    this.entries += 1;
    if (this.#entriesBefore + this.entries > this.#bounds.entries)
      throw this.#tooMuch('entries', this.#bounds.entries);
    const name = this.#bounded(this.#extended.path ?? header.name);
    const target = this.#bounded(this.#extended.linkpath ?? header.target);
    const kind = kindOf(header.type, name);
    const wanted = this.#visitor.entry({
      kind,
      path: absolute(name),
      mode: header.mode,
      uid: identity(this.#extended.uid ?? header.uid),
      gid: identity(this.#extended.gid ?? header.gid),
      size: kind === 'file' ? safe(size) : 0,
      ...(kind === 'symlink' ? { target } : kind === 'hardlink' ? { target: absolute(target) } : {}),
    });
    const shown = isPlain && kind === 'file' ? Math.min(wanted, stored, this.#bounds.startBytes) : 0;
    if (shown > 0) {
      this.#rest = stored - shown + padding(stored);
      this.#wait('start', shown, 0);
      return;
    }
    if (wanted > 0 && isPlain && kind === 'file') this.#visitor.start(Buffer.alloc(0));
    this.#next(stored + padding(stored));
  }

  #next(skip: number): void {
    this.#before = '';
    this.#extended = {};
    this.#sparse = undefined;
    this.#wait('header', blockSize, skip);
  }

  #wait(waiting: Waiting, needed: number, skip: number): void {
    this.#waiting = waiting;
    this.#needed = needed;
    this.#skip = skip;
  }

  #bounded(text: string): string {
    if (text.length > this.#bounds.pathLength) throw this.#tooMuch('path-length', this.#bounds.pathLength);
    return text;
  }

  #tooMuch(bound: Bound, limit: number): RegistryError {
    return new RegistryError('too-much', { bound, limit });
  }
}

function kindOf(type: string, name: string): LayerEntry['kind'] {
  switch (type) {
    case '\0':
      return name.endsWith('/') ? 'directory' : 'file';
    case '0':
    case '7':
    case 'S':
      return 'file';
    case '1':
      return 'hardlink';
    case '2':
      return 'symlink';
    case '3':
    case '4':
    case '6':
      return 'other';
    case '5':
      return 'directory';
    default:
      throw notUnderstood('a kind of entry');
  }
}

/** Links, devices and directories state sizes at times; nothing follows them. */
function hasBody(type: string): boolean {
  return !'123456'.includes(type);
}

function padding(size: number): number {
  return (blockSize - (size % blockSize)) % blockSize;
}

/** What the kernel can hold of a user or a group. */
function identity(id: number): number {
  if (id > 0xffff_ffff) throw notUnderstood('an owner');
  return id;
}

/** Seen from the root, which nothing is above of. */
export function absolute(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
