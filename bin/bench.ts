import { DockerfileParser } from 'dockerfile-ast';
import { analyze } from '../lib/analyze';
import { readCatalog } from '../lib/catalog/files';
import { parseDockerfile } from '../lib/dockerfile/parse';

const sizes = [100, 1_000, 10_000];
const today = '2026-11-23';

/** A file of exactly `lines` lines in the manner of real ones: a builder with many steps and a small final stage. */
function sample(lines: number): string {
  const head = [
    '# syntax=docker/dockerfile:1',
    'ARG GO=1.27',
    'FROM golang:${GO}-trixie AS builder',
    'WORKDIR /src',
    'ENV CGO_ENABLED=0',
  ];
  const block = [
    'ARG VERSION=1.0',
    'ENV FEATURE="on" LEVEL=${VERSION:-none}',
    'RUN apt-get update && \\',
    '    # what the tests need',
    '    apt-get install -y --no-install-recommends curl git \\',
    '    && rm -rf /var/lib/apt/lists/*',
    'COPY --chown=1000:1000 go.mod go.sum ./',
    'RUN --mount=type=cache,target=/root/.cache if [ -n "$VERSION" ]; then go mod download; fi',
    'COPY . .',
    'RUN <<EOF',
    'set -e',
    'go vet ./...',
    'EOF',
    'LABEL org.opencontainers.image.title="sample" org.opencontainers.image.version=$VERSION',
  ];
  const tail = [
    'RUN go build -o /out/app ./cmd/app',
    'FROM gcr.io/distroless/static-debian13:nonroot',
    'COPY --from=builder /out/app /app',
    'EXPOSE 8080',
    'ENTRYPOINT ["/app"]',
  ];
  const body: string[] = [];
  const room = lines - head.length - tail.length;
  while (body.length + block.length <= room) body.push(...block);
  while (body.length < room) body.push('# padding');
  return `${[...head, ...body, ...tail].join('\n')}\n`;
}

/** Median milliseconds of `run` over as many rounds as were run before to warm up. */
async function median(run: () => unknown, rounds: number): Promise<number> {
  for (let i = 0; i < rounds; i += 1) await run();
  const times: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? Number.NaN;
}

const rows: Record<string, string | number>[] = [];
const perLine: { readonly parse: number; readonly whole: number }[] = [];
/** All of one kind after the other, so that the garbage of one is not paid for by the next. */
async function medians(run: (text: string) => unknown): Promise<readonly number[]> {
  const times: number[] = [];
  for (const lines of sizes) {
    const text = sample(lines);
    times.push(await median(() => run(text), { 100: 600, 1000: 100 }[lines] ?? 15));
  }
  return times;
}

const parsing = await medians((text) => parseDockerfile(text));
const others = await medians((text) => DockerfileParser.parse(text).getInstructions().length);

const catalogStart = performance.now();
const catalog = readCatalog();
const catalogTime = performance.now() - catalogStart;
const analyses = await medians((text) => analyze({ dockerfile: text }, catalog, today));
for (const [index, lines] of sizes.entries()) {
  const [parse = 0, other = 0, whole = 0] = [parsing[index], others[index], analyses[index]];
  perLine.push({ parse: parse / lines, whole: whole / lines });
  rows.push({
    lines,
    'parse ms': parse.toFixed(2),
    'dockerfile-ast ms': other.toFixed(2),
    ratio: (parse / other).toFixed(3),
    'parse µs/line': ((parse / lines) * 1000).toFixed(2),
    'analysis ms': whole.toFixed(2),
    'analysis µs/line': ((whole / lines) * 1000).toFixed(1),
  });
}
console.table(rows);
const [, thousand, tenThousand] = perLine;
if (thousand && tenThousand) {
  const grows = (kind: 'parse' | 'whole') => (tenThousand[kind] / thousand[kind]).toFixed(2);
  console.log(
    `Time per line, 10,000 against 1,000 lines: parse ${grows('parse')}, analysis ${grows('whole')}`,
  );
}
console.log(`Catalog of ${catalog.images.length} images loaded once in ${catalogTime.toFixed(0)} ms`);
console.log(`Peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
await hostile();

/** Generated files near the limit, against a quarter of each: twice the lines should take twice the time. */
async function hostile(): Promise<void> {
  const kinds: readonly (readonly [string, (at: number) => string])[] = [
    ['20,000 RUN with packages', (at) => `RUN apt-get update && apt-get install -y package-${at}`],
    ['20,000 unknown instructions', (at) => `FOO ${at}`],
    ['20,000 ENV, each from the one before', (at) => `ENV A${at + 1}=$A${at}x`],
    ['20,000 COPY --from', (at) => `COPY --from=image-${at} /a /b${at}`],
    ['20,000 downloads', (at) => `RUN curl -sSL https://example.com/${at} | bash`],
    ['20,000 stages', (at) => `FROM debian:13 AS stage-${at}`],
  ];
  const table = [];
  for (const [name, line] of kinds) {
    const [quarter, whole] = [5_000, 20_000].map(
      (count) => `FROM debian:13\n${Array.from({ length: count }, (_, at) => line(at)).join('\n')}\n`,
    );
    const small = await median(() => analyze({ dockerfile: quarter ?? '' }, catalog, today), 3);
    const large = await median(() => analyze({ dockerfile: whole ?? '' }, catalog, today), 3);
    const report = JSON.stringify(await analyze({ dockerfile: whole ?? '' }, catalog, today));
    table.push({
      file: name,
      'quarter ms': small.toFixed(0),
      'whole ms': large.toFixed(0),
      'per line': (large / small / 4).toFixed(2),
      'report KB': (report.length / 1000).toFixed(0),
    });
  }
  console.table(table);
}
