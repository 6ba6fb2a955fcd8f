import { type AddedDownload, addedDownloads } from '../../contents/added-downloads';
import type { Contents } from '../../contents/contents';
import { baseName, directoryOf } from '../../path/path';
import { runsOwnScript } from '../../programs/own-scripts';
import type { Step } from '../../stages/stage';
import { defineRule } from '../rule';

export default defineRule({
  id: 'added-archive-packed',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Archive fetched by ADD that stays packed',
  why: 'ADD unpacks archives of the context, and no others: what it fetches from an address is put down as it is. `ADD https://example.com/tool.tar.gz /opt/` makes one file, `/opt/tool.tar.gz`, and `/opt/tool` is not there.',
  remedy: 'Write `ADD --unpack=true https://…`, or unpack it in a RUN.',
  symptoms: ['no such file or directory', 'ADD from URL does not extract tar.gz'],
  references: [
    { title: 'ADD --unpack', url: 'https://docs.docker.com/reference/dockerfile/#add---unpack' },
    {
      title: 'ADD with an address copies the file instead of unpacking it',
      url: 'https://github.com/moby/moby/issues/2369',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'What is inside is put into PATH',
        dockerfile:
          'FROM debian:trixie-slim\n[|ADD https://nodejs.org/dist/v24.1.0/node-v24.1.0-linux-x64.tar.gz /opt/|]\nENV PATH=/opt/node-v24.1.0-linux-x64/bin:$PATH\nUSER 1000\nCMD ["node"]\n',
        fixed:
          'FROM debian:trixie-slim\nADD --unpack=true https://nodejs.org/dist/v24.1.0/node-v24.1.0-linux-x64.tar.gz /opt/\nENV PATH=/opt/node-v24.1.0-linux-x64/bin:$PATH\nUSER 1000\nCMD ["node"]\n',
      },
    ],
    good: [
      {
        title: 'Unpacked by ADD',
        dockerfile:
          'FROM debian:trixie-slim\nADD --unpack=true https://example.com/tool.tar.gz /opt/\nUSER 1000\nCMD ["/opt/tool/bin/tool"]\n',
      },
      {
        title: 'Unpacked by a command',
        dockerfile:
          'FROM debian:trixie-slim\nADD https://example.com/tool.tar.gz /tmp/\nRUN tar -xzf /tmp/tool.tar.gz -C /opt\nUSER 1000\nCMD ["/opt/tool/bin/tool"]\n',
      },
      {
        title: 'An archive of the context',
        dockerfile: 'FROM debian:trixie-slim\nADD tool.tar.gz /opt/\nUSER 1000\nCMD ["/opt/tool/bin/tool"]\n',
      },
      {
        title: 'Handed on as it is',
        dockerfile:
          'FROM scratch\nADD https://example.com/data.tar.gz /data/\nCOPY app /app\nUSER 1000\nCMD ["/app", "/data/data.tar.gz"]\n',
      },
    ],
  },
  *check({ contents, dockerfile, reachable }) {
    let mentions: Mentions | undefined;
    for (const view of reachable) {
      for (const download of addedDownloads(view)) {
        const { keywordSpan, span, unpacked, url } = download;
        const name = archiveName(url);
        if (unpacked || name === undefined || span.start < contents.part(lastOpening)) continue;
        mentions ??= mentionsIn(dockerfile.text);
        const inside = insideOf(download, name, mentions);
        if (inside === undefined || (mentions.files.get(name) ?? 0) > span.end) continue;
        yield {
          span,
          stage: view.stage.index,
          certainty: 'likely',
          message: `ADD does not unpack what it fetches from an address: \`${inside}\` is not there, only the archive \`${name}\`.`,
          remedy: 'Write `ADD --unpack=true` (syntax 1.17 and newer), or unpack it in a RUN.',
          fix: {
            safety: 'review',
            edits: [{ span: { start: keywordSpan.end, end: keywordSpan.end }, newText: ' --unpack=true' }],
          },
        };
      }
    }
  },
});

const packed = /\.(?:tar|tgz|txz|tbz2?|tar\.(?:gz|xz|bz2|zst))$/;

function archiveName(url: string): string | undefined {
  const [path = ''] = url.split(/[?#]/, 1);
  const name = baseName(path);
  return packed.test(name) && !name.includes('$') ? name : undefined;
}

type Mention = { readonly path: string; readonly at: number };

/** The paths that a file names. */
type Mentions = {
  /** The first and the last that go through a directory, by the directory. */
  readonly inside: ReadonlyMap<string, readonly Mention[]>;
  /** Where the last of a file name ends, by the name. */
  readonly files: ReadonlyMap<string, number>;
};

/** Of deeper paths the rest is not gone into. */
const deepest = 12;

function mentionsIn(text: string): Mentions {
  const inside = new Map<string, Mention[]>();
  const files = new Map<string, number>();
  for (const { 0: path, index } of text.matchAll(/[\w./+-]+/g)) {
    files.set(baseName(path), index + path.length);
    let slash = path.indexOf('/', 1);
    for (let depth = 0; slash !== -1 && depth < deepest; depth += 1) {
      const directory = path.slice(0, slash);
      const [first] = inside.get(directory) ?? [];
      const mention = { path, at: index };
      if (slash < path.length - 1) inside.set(directory, first ? [first, mention] : [mention]);
      slash = path.indexOf('/', slash + 1);
    }
  }
  return { inside, files };
}

/** A path that a later line looks for where the archive was put, and that only its contents can have. */
function insideOf({ paths, span }: AddedDownload, name: string, mentions: Mentions): string | undefined {
  const [place = '/'] = paths;
  const directory = paths.length > 1 ? place : directoryOf(place);
  if (directory === '/' || directory.length < 2) return undefined;
  const found = mentions.inside.get(`${directory}/${name.replace(packed, '')}`);
  return found?.find(({ at }) => at >= span.end)?.path;
}

/** Where the last line stands that may unpack anything: in a stage that stands on this one, or takes files out of it, too. */
function lastOpening({ views }: Contents): number {
  return views.reduce(
    (last, { stage }) => Math.max(last, stage.steps.findLast(mayOpen)?.instruction.span.start ?? -1),
    -1,
  );
}

function mayOpen({ run }: Step): boolean {
  return run !== undefined && (/\btar\b|\bunzip\b|bsdtar|\b7z|unpack/.test(run.text) || runsOwnScript(run));
}
