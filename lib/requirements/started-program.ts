import type { CatalogImage } from '../catalog/image';
import { holds, type Product, productOf } from '../catalog/product';
import type { StageView } from '../contents/contents';
import { trace } from '../contents/trace';
import { valueOf } from '../fact/fact';
import type { Target } from '../inspection';
import { baseName, resolvePath } from '../path/path';
import { isInstalled } from '../programs/packages';
import { installsForLanguages, pathAt } from '../programs/program';
import { type Executable, programIndex } from '../start/executable';
import type { Launch } from '../start/launch';
import { isStandalone } from '../start/native';
import { languageOfLaunch } from '../start/runtime';
import type { Span } from '../text/span';
import type { NeedReason } from '../words/need';
import { defineDetector, notKnownFit, type Requirement, yes } from './requirement';
import { startedByBase } from './started-by-base';

/** What starts, where this file does not show what it is. */
export default defineDetector({
  id: 'started-program',
  description:
    'A program from the build context, from a download or from the base itself: what it needs is not visible in the Dockerfile, so that no other base can be promised to run it.',
  examples: [
    {
      title: 'A program from the build context',
      dockerfile: `FROM debian:trixie-slim
COPY bin/relay /usr/local/bin/relay
CMD ["relay"]
`,
      fits: {
        'debian:trixie-slim': 'yes',
        'debian:trixie': 'not-known',
        'alpine:3.24': 'not-known',
        scratch: 'not-known',
      },
    },
    {
      title: 'The base starts its service',
      dockerfile: `FROM nginx:1.31-alpine
COPY site /usr/share/nginx/html
`,
      fits: { 'nginx:1.31-alpine': 'yes', 'cgr.dev/chainguard/nginx:latest': 'not-known' },
    },
    {
      title: 'A base for others',
      dockerfile: `FROM debian:trixie-slim
RUN apt-get update && apt-get install -y ca-certificates && rm -rf /var/lib/apt/lists/*
`,
      fits: {
        'debian:trixie-slim': 'yes',
        'alpine:3.24': 'yes',
        'gcr.io/distroless/static-debian13:latest': 'no',
        scratch: 'no',
      },
    },
    {
      title: 'A program followed to its compiler',
      dockerfile: `FROM golang:1.27 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM alpine:3.24
COPY --from=build /server /usr/local/bin/server
CMD ["server"]
`,
      fits: {},
    },
  ],
  *detect({ target }) {
    if (!target) return;
    const { root } = target.base;
    const started = target.executables.find(({ of }) => of === 'start');
    const isKnown = root.kind === 'image' || root.kind === 'scratch';
    if (!isKnown && !started?.native) yield unknownBase(target);
    if (target.image && (target.start === undefined || target.start.inherited))
      yield* startedByBase(target, target.image);
    else if (target.start && !started?.native) yield* writtenHere(target, target.start, started);
  },
});

function unknownBase({ stage }: Target): Requirement {
  return {
    kind: 'started-program',
    value: { code: 'brought-by-base' },
    certainty: 'certain',
    because: [{ reason: { code: 'base-not-known' }, span: stage.from.image.span }],
    looksAt: [],
    meets: () => notKnownFit({ code: 'base-not-known' }),
  };
}

function* writtenHere(target: Target, start: Launch, started: Executable | undefined): Iterable<Requirement> {
  const { view } = target;
  const { catalog } = view.contents;
  const at = programIndex(start.argv);
  // What a start script of the file's own does with its arguments is not known: the script is what starts.
  const own = at > 0 && !start.entrypointInherited && isOwnScript(view, start, at - 1);
  const word = start.argv[own ? at - 1 : at];
  const text = word?.text;
  // What the base's own entrypoint needs, the base has; whether another has it is a need of its own.
  if (start.entrypointInherited && word?.span === undefined) return;
  if (text === undefined || text.startsWith('-')) return;
  if (started?.traced.kind === 'image' && started.traced.hops.length > 0) {
    if (!isStandalone(started.traced)) yield* notVisible(target, text, word?.span ?? start.span);
    return;
  }
  if (languageOfLaunch(start) || isInstalled(view.end, baseName(text))) return;
  if (started?.traced.kind === 'made' && started.traced.effect.kind === 'artifact-built') return;
  const fromFile =
    started && started.traced.hops.length > 0 && !['image', 'missing'].includes(started.traced.kind);
  if (!fromFile && (catalog.packages.isProgram(baseName(text)) || start.shell)) return;
  const product = target.image && productOf(target.image);
  if (target.image && product && !fromFile && !text.endsWith('/')) {
    yield ofProduct(view, target.image, product, { text, span: word?.span ?? start.span });
    return;
  }
  yield* notVisible(target, text, word?.span ?? start.span);
}

/** What nothing in the file says of what it needs: it is for the base that it stands on. */
function* notVisible(target: Target, text: string, span: Span): Iterable<Requirement> {
  const isScript = text.endsWith('.sh') && !standsOnCopiedRoot(target.view);
  yield {
    kind: 'started-program',
    value: { code: 'named', name: text },
    // A shell script needs its shell, which is a need of its own, and what it calls.
    certainty: isScript ? 'possible' : 'certain',
    because: [{ reason: { code: 'linkage-not-visible' }, span }],
    looksAt: [],
    meets: (image) =>
      image.id === target.image?.id ? yes : notKnownFit({ code: 'needs-not-visible', program: text }),
  };
  const here = target.image && valueOf(target.image.facts.libc)?.family;
  if (here === undefined || isScript) return;
  yield {
    kind: 'started-program',
    value: here === 'none' ? { code: 'no-libc' } : { code: 'named', name: here },
    certainty: 'likely',
    because: [{ reason: { code: 'written-for-base' }, span: target.stage.from.image.span }],
    looksAt: ['libc'],
    meets: (image) => {
      const there = valueOf(image.facts.libc)?.family;
      return here === 'none' || there === undefined || there === here
        ? yes
        : notKnownFit({ code: 'written-for-other-libc', has: there, wanted: here });
    },
  };
}

type Word = { readonly text: string; readonly span: Span };

/** What the file does not bring is of the base, or of packages of its language that RUN installs. */
function ofProduct(view: StageView, current: CatalogImage, product: Product, word: Word): Requirement {
  const { span, text } = word;
  const byLanguage = !text.startsWith('/') && installsForLanguages(view);
  const reason: NeedReason = byLanguage
    ? { code: 'brought-by-package', language: product.name }
    : { code: 'brought-by-base' };
  return {
    kind: 'started-program',
    value: { code: 'named', name: text },
    certainty: byLanguage ? 'likely' : 'certain',
    because: [{ reason, span }],
    looksAt: ['product', 'family'],
    meets: (image) => {
      const has = productOf(image);
      // That it is another product is said where the product is asked for.
      if (image.id === current.id || !has || !holds(has, product)) return yes;
      if (byLanguage || (image.family === current.family && has.kind === product.kind)) return yes;
      return notKnownFit({ code: 'brings-not-known', program: text });
    },
  };
}

/** Whether a word of the command is a start script that the file itself brings. */
function isOwnScript({ end }: StageView, start: Launch, at: number): boolean {
  const text = start.argv[at]?.text;
  if (text === undefined || !/entrypoint/.test(text)) return false;
  const directories = text.includes('/') ? [''] : pathAt(end).split(':');
  return directories.some((directory) => trace(end, resolvePath(directory || '/', text)).hops.length > 0);
}

/** Whether a root file system is laid over the base: what it brings is linked against what the base has. */
function standsOnCopiedRoot({ tree }: StageView): boolean {
  const writes = tree.writes.get('/') ?? [];
  return writes.some(
    ({ origin }) => (origin.kind === 'stage' || origin.kind === 'image') && /root|fs|mnt/.test(origin.path),
  );
}
