import { addedDownloads } from '../../contents/added-downloads';
import type { StageView } from '../../contents/contents';
import { baseName } from '../../path/path';
import type { Command } from '../../shell/command';
import { architectureOf } from '../../shell/effects/executable';
import type { Step } from '../../stages/stage';
import { before } from '../../text/cut';
import type { Span } from '../../text/span';

/** A place where an architecture is written as text. */
export type FixedPlace = {
  readonly kind: 'download' | 'path';
  readonly architecture: string;
  /** The file or the path that names it. */
  readonly named: string;
  readonly span: Span;
};

const token =
  /(?<![A-Za-z0-9])(?:x86[_-]64|amd64|x64|aarch64|arm64|armv[67]l?|armhf|ppc64le|s390x|riscv64)(?![A-Za-z0-9])/gi;
/** Files for other systems are not run here, signatures are not run, and some packages are for all. */
const notRun =
  /darwin|macos|apple|osx|windows|win32|win64|freebsd|noarch|_all\.deb|\.(?:exe|msi|dmg|pkg|asc|sig|pem|sbom|json|txt|md5|sha\d+(?:sums?)?)(?:$|[?#])/i;
/** With packages of another architecture its directories are there as well. */
const crossBuild =
  /--add-architecture|crossbuild-essential|-linux-gnu(?:eabihf)?-(?:gcc|g\+\+)|gcc-\w+-linux-gnu|:(?:arm64|armhf|amd64)\b/;
/** Where a script asks what it runs on. */
const asks =
  /TARGET(?:ARCH|PLATFORM|VARIANT)|BUILD(?:ARCH|PLATFORM)|\buname\b|print-arch|\barch\b(?!=)|%\{?_arch|rpm --eval|\$\{?(?:\w*ARCH\w*|\w*arch\w*|machine)\b/;

/** The places of a stage, at most one for each instruction. */
export function fixedPlaces(view: StageView): readonly FixedPlace[] {
  const added = new Map<number, string[]>();
  for (const { step, url } of addedDownloads(view)) {
    const ofStep = added.get(step);
    if (ofStep) ofStep.push(url);
    else added.set(step, [url]);
  }
  const isCross = view.chain.some(({ stage }) =>
    stage.steps.some(({ run }) => crossBuild.test(run?.text ?? '')),
  );
  return view.stage.steps.flatMap((step, index) => {
    if (step.replayedFrom !== undefined) return [];
    const place =
      inRun(step) ??
      (isCross ? undefined : inPaths(step)) ??
      firstOf(added.get(index) ?? [], step.instruction.span);
    return place ? [place] : [];
  });
}

function inRun({ run }: Step): FixedPlace | undefined {
  if (run === undefined || !run.text.includes('://') || asks.test(run.text)) return undefined;
  const found: FixedPlace[] = [];
  for (const command of run.script.commands) {
    for (const { span, url } of urlsOf(command)) {
      const place = placeOf(url, run.toSource(span));
      if (!place) continue;
      if (command.runs !== 'always') return undefined;
      found.push(place);
    }
  }
  return onlyOne(found);
}

function urlsOf({ words }: Command): readonly { readonly url: string; readonly span: Span }[] {
  return words.flatMap(({ raw, span }) =>
    raw.includes('://') ? (raw.match(/https?:\/\/[^\s"'|;&)]+/g) ?? []).map((url) => ({ url, span })) : [],
  );
}

/** Whoever fetches files for several knows of them. */
function onlyOne(places: readonly FixedPlace[]): FixedPlace | undefined {
  const [first] = places;
  return places.every(({ architecture }) => architecture === first?.architecture) ? first : undefined;
}

function firstOf(urls: readonly string[], span: Span): FixedPlace | undefined {
  return onlyOne(urls.flatMap((url) => placeOf(url, span) ?? []));
}

function placeOf(url: string, span: Span): FixedPlace | undefined {
  const path = url.slice(url.indexOf('/', url.indexOf('://') + 3));
  if (notRun.test(path)) return undefined;
  const architecture = architectureIn(path);
  if (architecture === undefined) return undefined;
  const file = baseName(before(before(path, '?'), '#'));
  return { kind: 'download', architecture, named: architectureIn(file) ? file : url, span };
}

/** The one architecture that a text names. */
function architectureIn(text: string): string | undefined {
  const names = (text.match(token) ?? []).map((each) =>
    architectureOf(each.toLowerCase().replace('x86-64', 'x86_64')),
  );
  return new Set(names).size === 1 ? names[0] : undefined;
}

/** Directories of Debian are called after the architecture: its libraries, its Java. */
const ofDebian =
  /\/usr\/lib\/(?:jvm\/[\w.+-]+-(?:amd64|arm64)|(?:x86_64|aarch64)-linux-gnu)(?=$|[/:"' ])[^:"'\s]*/;

function inPaths({ instruction }: Step): FixedPlace | undefined {
  if (instruction.keyword === 'env') {
    for (const { span, value } of instruction.pairs) {
      const place = pathPlace(value.text, span);
      if (place) return place;
    }
  }
  if (instruction.keyword === 'copy' && instruction.flags.some(({ name }) => name === 'from'))
    for (const { span, text } of instruction.sources) {
      const place = pathPlace(text, span);
      if (place) return place;
    }
  return undefined;
}

function pathPlace(text: string, span: Span): FixedPlace | undefined {
  const [named] = ofDebian.exec(text) ?? [];
  const architecture = named === undefined ? undefined : architectureIn(named);
  if (named === undefined || architecture === undefined) return undefined;
  // A list that names the directories of others as well.
  return architectureIn(text) === undefined ? undefined : { kind: 'path', architecture, named, span };
}
