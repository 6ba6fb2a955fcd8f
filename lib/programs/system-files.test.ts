import { describe, expect, test } from 'vitest';
import { answerText, catalog, lastOf, onDebian, rowsOf } from '../inspection.fixture';
import { namesOwnCertificates, needsCertificates } from './download';
import { languageOfProgram } from './language';
import { installsForLanguage } from './language-programs';
import { caCertificates, systemFilesAt, temporaryDirectory, timeZoneData } from './system-files';

describe('system files', () => {
  const kinds = { certificates: caCertificates, zones: timeZoneData, tmp: temporaryDirectory };

  test.each(
    rowsOf(String.raw`
FROM debian:trixie-slim → certificates → missing: image-has-no debian:trixie-slim CA certificates
FROM debian:trixie-slim → zones → there: image-has debian:trixie-slim time-zone data
FROM debian:trixie-slim → tmp → there: image-has debian:trixie-slim /tmp
FROM scratch → certificates → missing: image-has-no scratch CA certificates
FROM scratch → tmp → missing: image-has-no scratch /tmp
FROM gcr.io/distroless/static-debian13 → certificates → there: image-has gcr.io/distroless/static-debian13:latest CA certificates
FROM alpine:3.24 → zones → missing: image-has-no alpine:3.24 time-zone data
FROM alpine:3.24 → certificates → there: image-has alpine:3.24 CA certificates
FROM example.com/x:1 → certificates → not-known: base-not-known
FROM registry.access.redhat.com/ubi9/ubi-micro → zones → missing: image-has-no registry.access.redhat.com/ubi9/ubi-micro:latest time-zone data
RUN apt-get install -y ca-certificates → certificates → there: installed-here
RUN apt-get install -y curl → certificates → there: installed-here
RUN apt-get install -y tzdata → zones → there: installed-here
RUN apt-get install -y $X → certificates → not-known: may-come-by-package
COPY ca.crt /etc/ssl/certs/ca-certificates.crt → certificates → there, likely: copied-into-stage
COPY certs /etc/ssl/certs → certificates → there, likely: copied-into-stage
COPY ssl /etc/ssl → certificates → there, likely: copied-into-stage
COPY x /etc/sslx → certificates → missing: image-has-no debian:trixie-slim CA certificates
FROM scratch\nCOPY . / → certificates → there, likely: copied-into-stage
FROM scratch\nCOPY --from=alpine:3.24 /usr/share/zoneinfo /usr/share/zoneinfo → zones → there, likely: copied-into-stage
FROM scratch\nCOPY zoneinfo.zip /usr/local/go/lib/time/ → zones → there, likely: copied-into-stage
FROM scratch\nARG S\nCOPY $S /etc → certificates → not-known: source-not-known
FROM scratch\nARG S\nCOPY $S /srv → certificates → missing: image-has-no scratch CA certificates
FROM scratch\nWORKDIR /tmp → tmp → there, likely: made-in-stage
FROM scratch\nWORKDIR /tmp/x → tmp → missing: image-has-no scratch /tmp
FROM scratch\nWORKDIR /x → tmp → missing: image-has-no scratch /tmp
FROM scratch\nVOLUME /tmp → tmp → there, likely: made-in-stage
FROM scratch\nVOLUME /x → tmp → missing: image-has-no scratch /tmp
FROM scratch\nVOLUME /x /tmp → tmp → there, likely: made-in-stage
FROM scratch\nCOPY --chmod=1777 tmp /tmp → tmp → there, likely: copied-into-stage
FROM scratch\nVOLUME /tmp → certificates → missing: image-has-no scratch CA certificates
FROM scratch AS a\nWORKDIR /tmp\nFROM a\nWORKDIR /x → tmp → there, likely: made-in-stage
FROM debian:trixie-slim\nRUN mkdir -p /etc/ssl/certs → certificates → there, likely: made-in-stage
`),
  )('%s: %s', (lines, kind, answer) => {
    const files = kind === 'zones' || kind === 'tmp' ? kinds[kind] : kinds.certificates;
    expect(answerText(systemFilesAt(lastOf(onDebian(lines)), files))).toBe(answer);
  });
});

function commandOf(text: string) {
  const [command] = lastOf(onDebian(`RUN ${text}`)).stage.steps[0]?.run?.script.commands ?? [];
  if (!command) throw new Error('No command');
  return command;
}

test.each(
  rowsOf(`
curl https://example.com → true
curl -fsSL https://example.com -o x → true
curl http://example.com → false
curl xhttps://example.com → false
curl $URL https://example.com → false
curl -k https://example.com → false
curl -sk https://example.com → false
curl --insecure https://example.com → false
curl --insecurely https://example.com → true
curl --x-insecure https://example.com → true
curl --cacert x https://example.com → false
curl --capath=x https://example.com → false
wget https://example.com → true
wget --ca-certificate=x https://example.com → false
wget --ca-directory=x https://example.com → false
wget --no-check-certificate https://example.com → false
git clone https://example.com → true
git fetch https://example.com → false
git clone git@example.com:x → false
git -c http.sslVerify=false clone https://example.com → false
git clone -c http.sslverify=false https://example.com → false
SSL_CERT_FILE=x curl https://example.com → false
SSL_CERT_DIR=x curl https://example.com → false
CURL_CA_BUNDLE=x curl https://example.com → false
GIT_SSL_NO_VERIFY=1 git clone https://example.com → false
MY_GIT_SSL_X=1 git clone https://example.com → true
SSL_CERT_FILES=x curl https://example.com → true
curl https://example.com || true → false
if true; then curl https://example.com; fi → false
aria2c https://example.com → false
$CURL https://example.com → false
`),
)('%s needs certificates: %s', (text, needs) => {
  expect(`${needsCertificates(commandOf(text))}`).toBe(needs);
});

test('the environment may name certificates', () => {
  const names = ['SSL_CERT_FILE', 'GIT_SSL_CAINFO', 'MY_SSL_CERT_FILE', 'SSL_CERT_FILE2', 'PATH'];
  expect(names.map((name) => namesOwnCertificates(new Map([[name, 1]]))).join(' ')).toBe(
    'true true false false false',
  );
  expect(
    namesOwnCertificates(
      new Map([
        ['PATH', 1],
        ['SSL_CERT_DIR', 2],
      ]),
    ),
  ).toBe(true);
});

test.each(
  rowsOf(`
pip install x → gunicorn
pip3 install x → gunicorn
pip3.14 install x → gunicorn
/usr/bin/pip install x → gunicorn
pip $DO x → gunicorn
pip list → none
pip uninstall x → none
pip reinstall x → none
npm ci → nothing of these
npm run x → nothing of these
npm test → none
yarn add x → nothing of these
yarn → none
poetry install → gunicorn
uv sync → gunicorn
uv pip install x → gunicorn
uv tool install x → gunicorn
conda create x → gunicorn vite rails phpunit golangci-lint git
conda env create → gunicorn vite rails phpunit golangci-lint git
conda update x → gunicorn vite rails phpunit golangci-lint git
conda upgrade x → gunicorn vite rails phpunit golangci-lint git
yarn global add x → nothing of these
composer require x → nothing of these
gem install x → nothing of these
go get x → nothing of these
go build → none
npm i x → nothing of these
python -m pip install x → gunicorn
python3 -m pip install x → gunicorn
python3.14 -m pip list → gunicorn
python3 -m venv x → none
python3 -m → none
python3 x.py → none
mypython -m pip install x → none
pythonx -m pip install x → none
node -m pip install x → none
ls install → none
`),
)('%s: what it installs for', (text, installs) => {
  const found = installsForLanguage(catalog.installers, commandOf(text));
  const probes = ['gunicorn', 'vite', 'rails', 'phpunit', 'golangci-lint', 'git'];
  expect(found ? probes.filter((probe) => found.brings(probe)).join(' ') || 'nothing of these' : 'none').toBe(
    installs,
  );
});

test('programs have languages', () => {
  const programs =
    'node nodejs python python3 python3.14 /usr/bin/python gunicorn uvicorn celery flask django-admin hypercorn pytest java dotnet ruby ruby3.4 bundle rails puma php php8.5 php-fpm php-fpm8.5 perl next nest tsx ts-node nodemon npm npx yarn pnpm git pythonx'.split(
      ' ',
    );
  expect(programs.map((program) => languageOfProgram(program) ?? '-').join(' ')).toBe(
    'nodejs nodejs python python python python python python python python python python python java dotnet ruby ruby ruby ruby ruby php php php php perl nodejs nodejs nodejs nodejs nodejs nodejs nodejs nodejs nodejs - -',
  );
});
