const builder = 'FROM golang:1.17 AS builder\nWORKDIR /app\nCOPY . .\nRUN go build -o myapp\n';
const final = 'COPY --from=builder /app/myapp /myapp\nCMD ["/myapp"]\n';

/** The Dockerfile that people meet first, on a base of choice. */
export function goOn(base: string): string {
  return `${builder}\nFROM ${base}\n${final}`;
}

/** Nothing real: made up for these tests. */
export const withSecrets = `FROM alpine:3.22\nENV DB_PASSWORD=hunter2-but-longer\nARG NPM_TOKEN=d2f6a1b7c8e9\nRUN echo hello\n`;
