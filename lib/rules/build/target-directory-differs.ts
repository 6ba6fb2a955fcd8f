import type { StageView } from '../../contents/contents';
import { isGlob } from '../../contents/glob';
import { copiesOfStages, type StageCopy } from '../../contents/stage-copies';
import { baseName, below, directoryOf } from '../../path/path';
import type { Effect } from '../../shell/effect';
import type { Span } from '../../text/span';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'target-directory-differs',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Copied from another directory than cargo builds into',
  why: 'cargo puts what it builds into `target/debug`, with `--release` into `target/release`, and with `--target` into a directory of that name above: `target/x86_64-unknown-linux-musl/release`. A `COPY --from` that names another of these finds nothing.',
  remedy: 'Name the directory that the build writes to, or build with the option that the path stands for.',
  symptoms: [
    'failed to calculate checksum of ref: "/src/target/release/app": not found',
    'failed to compute cache key: "/app/target/x86_64-unknown-linux-musl/release/app": not found',
  ],
  references: [
    { title: 'Build cache of cargo', url: 'https://doc.rust-lang.org/cargo/reference/build-cache.html' },
  ],
  aliases: [],
  yieldsTo: ['copy-from-unknown-stage', 'copied-from-mount', 'copy-from-path-missing'],
  examples: {
    bad: [
      {
        title: 'Built without --release',
        dockerfile:
          'FROM rust:1.98 AS build\nWORKDIR /src\nCOPY . .\nRUN cargo build\nFROM gcr.io/distroless/cc-debian13:nonroot\nCOPY --from=build [|/src/target/release/api|] /api\nENTRYPOINT ["/api"]\n',
        fixed:
          'FROM rust:1.98 AS build\nWORKDIR /src\nCOPY . .\nRUN cargo build\nFROM gcr.io/distroless/cc-debian13:nonroot\nCOPY --from=build /src/target/debug/api /api\nENTRYPOINT ["/api"]\n',
      },
      {
        title: 'Built for a target',
        dockerfile:
          'FROM rust:1.98 AS build\nRUN rustup target add x86_64-unknown-linux-musl\nWORKDIR /src\nCOPY . .\nRUN cargo build --release --target x86_64-unknown-linux-musl\nFROM scratch\nCOPY --from=build [|/src/target/release/api|] /api\nUSER 1000\nENTRYPOINT ["/api"]\n',
      },
    ],
    good: [
      {
        title: 'As it is built',
        dockerfile:
          'FROM rust:1.98 AS build\nWORKDIR /src\nCOPY . .\nRUN cargo build --release\nFROM gcr.io/distroless/cc-debian13:nonroot\nCOPY --from=build /src/target/release/api /api\nENTRYPOINT ["/api"]\n',
      },
      {
        title: 'Both are built',
        dockerfile:
          'FROM rust:1.98 AS build\nWORKDIR /src\nCOPY . .\nRUN cargo build\nRUN cargo build --release\nFROM gcr.io/distroless/cc-debian13:nonroot\nCOPY --from=build /src/target/release/api /api\nENTRYPOINT ["/api"]\n',
      },
    ],
  },
  *check({ contents, reachable }) {
    for (const view of reachable) {
      for (const copy of copiesOfStages(view)) {
        const clash = clashOf(contents.view(copy.origin.stage), copy.origin.path);
        if (clash) yield report(view, copy, clash);
      }
    }
  },
});

type Place = { readonly root: string; readonly triple: string | undefined; readonly profile: string };
type Clash = { readonly built: Place; readonly copied: Place; readonly span: Span };

/** `/src/target/x86_64-unknown-linux-musl/release` in its parts. */
function placeOf(directory: string): Place | undefined {
  const [profile = '', above = '', ...rest] = directory.split('/').toReversed();
  if (profile !== 'release' && profile !== 'debug') return undefined;
  if (above === 'target')
    return { root: ['target', ...rest].toReversed().join('/'), triple: undefined, profile };
  return rest[0] === 'target' && above.includes('-')
    ? { root: rest.toReversed().join('/'), triple: above, profile }
    : undefined;
}

/** What a stage builds elsewhere, where nothing else may have put something at the path. */
function clashOf(view: StageView, path: string): Clash | undefined {
  const directory = directoryOf(path);
  const copied = isGlob(directory) ? undefined : placeOf(directory);
  if (copied === undefined || view.isCut || view.chain.some((each) => mayPut(each, copied.root)))
    return undefined;
  let first: Clash | undefined;
  for (const { tree } of view.chain) {
    for (const { effect } of tree.effects) {
      if (!isRust(effect)) continue;
      const built = effect.directory === undefined ? undefined : placeOf(effect.directory);
      if (built === undefined || effect.directory === directory) return undefined;
      if (built.root === copied.root) first ??= { built, copied, span: effect.span };
    }
  }
  return first;
}

function isRust(effect: Effect): effect is Extract<Effect, { kind: 'executable-built' }> {
  return (
    effect.kind === 'executable-built' &&
    effect.language === 'rust' &&
    !(effect.directory ?? '').endsWith('/bin')
  );
}

const opaque =
  /^(make|just|task|mage|bazel|ba?sh|sh|ash|python[\d.]*|node|trunk|cross|maturin|wasm-pack|cargo-\w+)$/;

function mayPut({ stage, tree }: StageView, root: string): boolean {
  if (tree.unknowns.some(({ path }) => below(path, root) !== undefined)) return true;
  for (const [place, writes] of tree.writes) {
    const isInside = below(root, place) !== undefined;
    if (isInside && writes.some(({ origin }) => origin.kind !== 'command' || !isRust(origin.effect)))
      return true;
  }
  return stage.steps.some(({ run }) => {
    if (run === undefined) return false;
    if (run.language !== 'shell' && run.language !== 'exec') return true;
    return run.script.commands.some(
      ({ args, name, words }) =>
        words.length > 0 &&
        (name === undefined ||
          opaque.test(baseName(name)) ||
          name.startsWith('./') ||
          (baseName(name) === 'cargo' &&
            args.some(
              ({ text }) => text === undefined || text === 'xtask' || text === 'make' || text === '-Z',
            ))),
    );
  });
}

function report({ stage }: StageView, { origin, word }: StageCopy, { built, copied, span }: Clash): Reported {
  const directory = [built.root, built.triple, built.profile].filter((part) => part !== undefined).join('/');
  // A file of the project, .cargo/config.toml, may name the target.
  const isDoubtful = copied.triple !== undefined && built.triple === undefined;
  const place = `${directory}/${baseName(origin.path)}`;
  return {
    span: word.span,
    stage: stage.index,
    certainty: isDoubtful ? 'possible' : 'likely',
    ...(isDoubtful && { severity: 'warning' as const, consequence: 'may-fail' as const }),
    message: [
      `\`cargo\` builds into \`${directory}\` here, not into \`${directoryOf(origin.path)}\``,
      {
        more: isDoubtful
          ? ': unless `.cargo/config.toml` names the target, there is nothing to copy.'
          : ': there is nothing to copy. The build stops here (“not found”).',
      },
    ],
    remedy:
      built.triple === copied.triple && copied.profile === 'release'
        ? `Write \`cargo build --release\`, or copy \`${place}\`.`
        : `Copy \`${place}\`, or build with the options that the path stands for.`,
    evidence: [{ text: 'Built here.', span }],
    ...(!isDoubtful && { fix: { safety: 'review' as const, edits: [{ span: word.span, newText: place }] } }),
  };
}
