import type { Native } from '../../start/native';
import { defineRule, type Reported } from '../rule';
import { broughtAlong, mayNotRun } from './native-words';

export default defineRule({
  id: 'architecture-mismatch',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Built for another architecture than it runs on',
  why: 'A program compiled for another architecture cannot be started: "exec format error". It happens when the builder runs on the platform of the build machine without cross-compiling, or when a compiler is told another architecture.',
  remedy: 'Hand TARGETARCH to the compiler, or build on the target platform.',
  symptoms: [
    'exec /app: exec format error',
    '/bin/sh: 1: /app: Exec format error',
    'cannot execute binary file: Exec format error',
  ],
  references: [
    {
      title: 'Multi-platform builds: cross-compilation',
      url: 'https://docs.docker.com/build/building/multi-platform/#cross-compilation',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'GOARCH of another machine',
        dockerfile:
          'FROM golang:1.27 AS builder\nWORKDIR /app\nCOPY . .\nRUN CGO_ENABLED=0 GOARCH=arm64 go build -o /out/app .\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=builder /out/app /app\nCMD [[|"/app"|]]\n',
      },
      {
        title: 'A builder on the build platform that never cross-compiles',
        dockerfile:
          'FROM --platform=$BUILDPLATFORM golang:1.27 AS builder\nWORKDIR /app\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out/app .\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=builder /out/app /app\nCMD [[|"/app"|]]\n',
      },
    ],
    good: [
      {
        title: 'Copied from the platform of the image',
        dockerfile:
          'FROM alpine:3.24 AS tools\nFROM alpine:3.24\nCOPY --from=tools /bin/busybox /bin/box\nUSER 1000\nENTRYPOINT ["/bin/box", "date"]\n',
      },
      {
        title: 'TARGETARCH handed on',
        dockerfile:
          'FROM --platform=$BUILDPLATFORM golang:1.27 AS builder\nARG TARGETARCH\nWORKDIR /app\nCOPY . .\nRUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /out/app .\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=builder /out/app /app\nCMD ["/app"]\n',
      },
    ],
  },
  *check({ graph, target }) {
    if (!target) return;
    const platform = target.stage.platform ?? graph.options.platform;
    const architecture = platform.split('/')[1];
    for (const { native, of, span, path, traced, written } of target.executables) {
      if (!native || (of === 'copied' && target.start && !target.start.inherited)) continue;
      const copied = broughtAlong(native) === 'copied';
      const origin = copied ? traced.hops.at(-1)?.write.origin : undefined;
      const builder = origin?.kind === 'stage' ? graph.stages[origin.stage] : native.view.stage;
      const name = path ?? written;
      const made = native.effect.architecture ?? (builder?.platform ?? graph.options.platform).split('/')[1];
      const { os } = native.effect;
      if (os !== undefined && os !== 'linux') {
        yield {
          span,
          stage: target.stage.index,
          ...howSure(native),
          message: [
            `\`${name}\` is built for ${os}, but the image is for linux`,
            { more: ': it will not start ("exec format error").' },
          ],
          remedy: 'Build it with `GOOS=linux`.',
          evidence: [{ text: 'Built here.', span: native.effect.span }],
        };
        continue;
      }
      if (made !== undefined && made !== architecture) {
        yield {
          span,
          stage: target.stage.index,
          ...howSure(native),
          message: [
            `\`${name}\` is built for ${made}, but the image is for ${architecture}`,
            { more: ': it will not start ("exec format error").' },
          ],
          remedy: copied
            ? `Copy it from an image for ${architecture}.`
            : `Build it for ${architecture}: hand \`$TARGETARCH\` to the compiler.`,
          evidence: [{ text: copied ? 'Copied here.' : 'Built here.', span: native.effect.span }],
        };
        continue;
      }
      const onBuildPlatform = builder?.from.platform?.value?.includes('BUILDPLATFORM');
      if (
        !builder ||
        !onBuildPlatform ||
        native.effect.architecture !== undefined ||
        usesTarget(graph.dockerfile.text, builder)
      )
        continue;
      yield {
        span,
        stage: target.stage.index,
        certainty: 'possible',
        severity: 'warning',
        consequence: 'may-fail',
        message: [
          `\`${name}\` ${copied ? 'comes from a stage on the build platform' : 'is compiled on the build platform and nothing hands on `TARGETARCH`'}: built for any other platform than that of the build machine, it will not start`,
          { more: ' ("exec format error").' },
        ],
        remedy: copied
          ? 'Leave out `--platform=$BUILDPLATFORM` where programs are copied from.'
          : 'Declare `ARG TARGETARCH` in the builder and hand it to the compiler (`GOARCH=$TARGETARCH`), or leave out `--platform=$BUILDPLATFORM`.',
        evidence: [{ text: 'The builder runs on the build platform.', span: builder.from.span }],
      };
    }
  },
});

/** Built in a branch that may not be taken, it is no certain thing. */
function howSure(native: Native): Pick<Reported, 'certainty' | 'severity' | 'consequence'> {
  if (mayNotRun(native)) return { certainty: 'possible', severity: 'warning', consequence: 'may-fail' };
  return { certainty: native.effect.certainty === 'certain' ? 'certain' : 'likely' };
}

/** Whether the builder speaks of the target platform anywhere. */
function usesTarget(
  text: string,
  builder: {
    readonly steps: readonly {
      readonly instruction: { readonly span: { readonly start: number; readonly end: number } };
    }[];
  },
): boolean {
  return builder.steps.some(({ instruction: { span } }) =>
    /TARGET(ARCH|PLATFORM|OS|VARIANT)|\bxx-|--target/.test(text.slice(span.start, span.end)),
  );
}
