import { header } from '../../registry/testing/tar';
import { observe } from '../observe';

/**
 * A process of its own: observes an image of a million entries, of one kind, and tells what that took. The archive is
 * made as it is read.
 */
const [kind = ''] = process.argv.slice(2);
const count = 1_000_000;
const inPiece = 512;

/** Names of nine digits, in whatever place. */
const places: Readonly<
  Record<string, { readonly path: string; readonly kind: string; readonly link?: string }>
> = {
  'one directory': { path: 'srv/#########', kind: '0' },
  'a thousand directories': { path: 'srv/######/###', kind: '0' },
  programs: { path: 'usr/bin/#########', kind: '0' },
  libraries: { path: 'usr/lib/lib#########.so.1', kind: '0' },
  links: { path: 'usr/bin/#########', kind: '2', link: 'sh' },
  'hard links': { path: 'usr/bin/#########', kind: '1', link: 'usr/bin/000000000' },
  'one name': { path: 'etc/passwd', kind: '0' },
  'long names': { path: `srv/#########${'x'.repeat(20)}`, kind: '0' },
};
const place = places[kind];
if (place === undefined) throw new Error(`There is no ${kind}.`);

async function* archive(): AsyncGenerator<Uint8Array, void, undefined> {
  const { path, kind: type, link = '' } = place ?? { path: '', kind: '' };
  const first =
    type === '1' ? Buffer.from(header({ ...plain, path: path.replaceAll('#', '0'), kind: '0' })) : undefined;
  if (first) yield first;
  const template = Buffer.from(header({ ...plain, path, kind: type, link }));
  const marks = [...path].flatMap((letter, index) => (letter === '#' ? [index] : []));
  const base = template.reduce((sum, byte) => sum + byte, 0) - sumOf(template, 148, 156) + 8 * 0x20;
  for (let start = first ? 1 : 0; start < count; start += inPiece) {
    const piece = Buffer.alloc(inPiece * 512);
    const end = Math.min(count, start + inPiece);
    for (let number = start; number < end; number += 1) {
      const at = (number - start) * 512;
      template.copy(piece, at);
      let sum = base;
      let rest = number;
      for (let index = marks.length - 1; index >= 0; index -= 1) {
        const digit = 0x30 + (rest % 10);
        rest = Math.floor(rest / 10);
        piece[at + (marks[index] ?? 0)] = digit;
        sum += digit - 0x23;
      }
      piece.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148, 'latin1');
    }
    yield piece.subarray(0, (end - start) * 512);
  }
}

const plain = { size: 0, mode: 0o755, uid: 0, gid: 0 };

function sumOf(bytes: Buffer, start: number, end: number): number {
  return bytes.subarray(start, end).reduce((sum, byte) => sum + byte, 0);
}

const { layers, facts } = await observe(
  {
    reference: 'many',
    digest: '',
    index: undefined,
    platform: 'linux/amd64',
    platforms: [],
    config: {
      environment: ['PATH=/usr/bin:/bin'],
      labels: {},
      ports: [],
      volumes: [],
      history: [],
      diffIds: [],
    },
    layers: [{ digest: '', mediaType: '', packing: 'none', size: count * 512 }],
    open: archive,
    attached: async () => [],
  },
  { signal: new AbortController().signal, today: '2026-11-30' },
);
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    entries: layers[0]?.entries,
    fault: layers[0]?.fault,
    bound: layers[0]?.bound,
    files: facts.files.known ? facts.files.value : facts.files.because,
    seconds: (user + system) / 1e6,
    memory: process.resourceUsage().maxRSS / 1024,
  }),
);
