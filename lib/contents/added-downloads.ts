import { copyFlags } from '../dockerfile/flags';
import type { Word } from '../dockerfile/syntax';
import { baseName, resolvePath } from '../path/path';
import type { Step } from '../stages/stage';
import { before } from '../text/cut';
import type { Span } from '../text/span';
import type { StageView } from './contents';
import { expandAt, workdirAt } from './expansion';

/** A file that ADD fetches from an address: of root unless told otherwise, and mode 0600. */
export type AddedDownload = {
  readonly url: string;
  /** Where it is: the destination, or under its own name in there. */
  readonly paths: readonly string[];
  readonly step: number;
  /** Of the instruction, and of its keyword. */
  readonly span: Span;
  readonly keywordSpan: Span;
  readonly owner: string | undefined;
  readonly mode: string | undefined;
  /** `--unpack`. */
  readonly unpacked: boolean;
};

/**
 * What the ADD lines of a stage fetch over HTTP.
 * https://docs.docker.com/reference/dockerfile/#adding-files-from-a-url
 */
export function addedDownloads(view: StageView): readonly AddedDownload[] {
  return view.part(readDownloads);
}

function readDownloads({ stage }: StageView): readonly AddedDownload[] {
  return stage.steps.flatMap((step, index) => downloadsOf(step, index));
}

function downloadsOf(step: Step, index: number): readonly AddedDownload[] {
  const { instruction } = step;
  if (instruction.keyword !== 'add') return [];
  const written = expandAt(step, instruction.destination.text);
  const workdir = workdirAt(step);
  if (written === undefined || (workdir === undefined && !written.startsWith('/'))) return [];
  const target = resolvePath(workdir ?? '/', written);
  const { chmod, chown, unpack } = copyFlags(instruction);
  return instruction.sources.filter(isFetched).map((word) => {
    const url = expandAt(step, word.text) ?? word.text;
    const inside = resolvePath(target, baseName(before(before(url, '?'), '#')));
    const isDirectory = /(^|\/)\.{0,2}$/.test(written) || instruction.sources.length > 1;
    return {
      url,
      paths: isDirectory ? [inside] : [target, inside],
      step: index,
      span: instruction.span,
      keywordSpan: instruction.keywordSpan,
      owner: chown?.value === undefined ? undefined : (expandAt(step, chown.value) ?? chown.value),
      mode: chmod?.value,
      unpacked: unpack === true,
    };
  });
}

/** A repository of Git is cloned, not fetched. */
function isFetched({ text }: Word): boolean {
  return /^https?:\/\//.test(text) && !/\.git(?:[#?]|$)/.test(text);
}
