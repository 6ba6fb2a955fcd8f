import { expect, test } from 'vitest';
import { planOf } from './plan.fixture';

const build = (base: string) => `FROM ${base} AS build\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out/api .\n`;

async function moved(
  lines: string,
  from: string,
  to: string,
  builder = 'golang:1.27-alpine',
): Promise<string> {
  const plan = await planOf(`${build(builder)}FROM ${from}\n${lines}\n`, to);
  return plan.text
    .slice(plan.text.lastIndexOf('\nFROM ') + 1)
    .split('\n')
    .slice(1, -1)
    .join('\n');
}

const start = 'COPY --from=build /out/api /api\nUSER 1000\nCMD ["/api"]';
const distroless = 'gcr.io/distroless/static-debian13:nonroot';

test('certificates come from the stage that has them, to where programs look', async () => {
  expect(await moved(`ENV A=b\n${start}`, 'alpine:3.24', 'scratch')).toBe(
    `ENV A=b\nCOPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt\n${start}`,
  );
  expect(await moved(start, distroless, 'registry.access.redhat.com/ubi9/ubi-micro:latest')).toContain(
    'COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt\n',
  );
});

test('where no stage has them they are installed, by root', async () => {
  const zone = `ENV TZ=Europe/Berlin\n${start}`;
  const install = 'RUN apk add --no-cache tzdata';
  expect(await moved(zone, distroless, 'alpine:3.24')).toBe(`ENV TZ=Europe/Berlin\n${install}\n${start}`);
  const late = `ENV TZ=Europe/Berlin\nUSER 1000\nCOPY --from=build /out/api /api\nCMD ["/api"]`;
  expect(await moved(late, distroless, 'alpine:3.24')).toBe(
    late.replace('USER 1000', `${install}\nUSER 1000`),
  );
});

test('what the old base did not bring is not for a move to bring', async () => {
  const zone = `ENV TZ=Europe/Berlin\n${start}`;
  expect(await moved(zone, 'alpine:3.23', 'alpine:3.24')).toBe(zone);
  expect(await moved(start, 'debian:trixie-slim', 'scratch')).toBe(start);
});
