/** A file of exactly `lines` lines in the manner of real ones: a builder with many steps and a small final stage. */
export function sample(lines: number): string {
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

/** The five lines people begin with. */
export const smallSample = `FROM golang:1.27-trixie AS builder
COPY . /src
RUN cd /src && go build -o /app .
FROM gcr.io/distroless/static-debian13:nonroot
COPY --from=builder /app /app
`;

let texts = 0;

/** The same file under other names in every call, so that nothing remembered from before makes it look quick. */
export function distinct(text: string): string {
  texts += 1;
  return text.replaceAll('VERSION', `V${texts}`).replaceAll('/app', `/app${texts}`);
}
