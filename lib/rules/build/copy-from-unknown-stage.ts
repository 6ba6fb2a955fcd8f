import { baseOf } from '../../bases/base';
import { flagOf } from '../../dockerfile/flags';
import { nearest } from '../../dockerfile/suggest';
import { parseReference } from '../../reference/reference';
import { defineRule } from '../rule';

export default defineRule({
  id: 'copy-from-unknown-stage',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'COPY --from a name that is no stage here',
  why: 'A name that no earlier stage has is taken for an image on Docker Hub. After a typo or a renamed stage the builder tries to pull an image of that name, which as a rule does not exist.',
  remedy: 'Name a stage that stands above, or write the reference of the image in full.',
  symptoms: [
    'pull access denied, repository does not exist',
    'failed to resolve source metadata for docker.io/library/build:latest',
  ],
  references: [{ title: 'COPY --from', url: 'https://docs.docker.com/reference/dockerfile/#copy---from' }],
  aliases: [{ tool: 'hadolint', id: 'DL3022' }],
  examples: {
    bad: [
      {
        title: 'A stage of another name',
        dockerfile:
          'FROM golang:1.27 AS builder\nRUN --mount=type=bind,target=. CGO_ENABLED=0 go build -o /app .\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY [|--from=build|] /app /app\nCMD ["/app"]\n',
        fixed:
          'FROM golang:1.27 AS builder\nRUN --mount=type=bind,target=. CGO_ENABLED=0 go build -o /app .\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=builder /app /app\nCMD ["/app"]\n',
      },
    ],
    good: [
      {
        title: 'A stage',
        dockerfile:
          'FROM golang:1.27 AS builder\nRUN CGO_ENABLED=0 go build -o /app .\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=builder /app /app\nCMD ["/app"]\n',
      },
      {
        title: 'An image',
        dockerfile:
          'FROM debian:trixie-slim\nUSER 1000\nCOPY --from=busybox:1.37 /bin/busybox /bin/busybox\nCMD ["/bin/busybox"]\n',
      },
    ],
  },
  *check(inspection) {
    let suggestions = mostSuggestions;
    const names = inspection.graph.stages.flatMap(({ name }) => (name === undefined ? [] : [name]));
    for (const { stage } of inspection.reachable) {
      const uses = new Map(stage.uses.map((use) => [use.span.start, use]));
      for (const { instruction } of stage.steps) {
        if (instruction.keyword !== 'copy' && instruction.keyword !== 'add') continue;
        const flag = flagOf(instruction.flags, 'from');
        const use = flag && uses.get((flag.valueSpan ?? flag.span).start);
        if (!flag || use?.source.kind !== 'image') continue;
        const reference = parseReference(use.source.reference);
        if (
          'error' in reference ||
          reference.tag !== undefined ||
          reference.digest !== undefined ||
          reference.registry !== 'docker.io'
        )
          continue;
        if (
          use.source.reference.includes('/') ||
          baseOf(use.source, inspection.catalog, inspection.today).kind === 'image'
        )
          continue;
        const close = suggestions-- > 0 ? closest(use.source.written, names) : undefined;
        yield {
          span: flag.span,
          stage: stage.index,
          certainty: 'likely',
          ...(close !== undefined && { severity: 'error' as const, consequence: 'will-not-build' as const }),
          message: `No stage above is called \`${use.source.written}\`: the builder takes it for the image \`docker.io/library/${use.source.written}\`${close === undefined ? '' : ' and finds none of that name'}.`,
          remedy:
            close === undefined
              ? 'Name a stage that stands above, or write the reference of the image in full.'
              : `Did you mean the stage \`${close}\`?`,
          ...(close !== undefined &&
            flag.valueSpan && {
              fix: { safety: 'review' as const, edits: [{ span: flag.valueSpan, newText: close }] },
            }),
        };
      }
    }
  },
});

/** Comparing every name with every stage would cost more than it tells. */
const mostSuggestions = 20;

/** Short names of Docker Hub that people copy from: for these a stage of a similar name is no hint. */
const officialNames =
  /^(alpine|busybox|caddy|clojure|composer|consul|couchdb|docker|elixir|erlang|golang|gradle|haproxy|httpd|influxdb|julia|mariadb|maven|memcached|mongo|mysql|nats|nginx|node|perl|php|postgres|python|rabbitmq|redis|registry|ruby|rust|swift|tomcat|traefik|ubuntu|vault|zookeeper)$/;

/** The stage that was probably meant: one name is the beginning of the other, or they differ in a letter or two. */
function closest(written: string, names: readonly string[]): string | undefined {
  if (written.length < 4 || officialNames.test(written)) return undefined;
  const left = written.toLowerCase();
  const begun = names.find((name) => {
    const right = name.toLowerCase();
    return right.length >= 4 && (left.startsWith(right) || right.startsWith(left));
  });
  return begun ?? nearest(written, names);
}
