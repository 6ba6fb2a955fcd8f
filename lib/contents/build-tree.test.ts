import { expect, test } from 'vitest';
import { referenceOf } from '../bases/base';
import { lastOf, rowsOf } from '../inspection.fixture';
import type { Origin, StageTree, Write } from './tree';

/** What a stage adds to its base, a word or two for each thing. */
function told({ removals, unknowns, unnamed, writes }: StageTree): string {
  const lines = [
    ...[...writes.values()].flat().map(toldWrite),
    ...[...removals].flatMap(([path, all]) => all.map(({ step }) => `${path} gone in ${step}`)),
    ...[...unnamed].flatMap(([path, all]) => all.map(({ step }) => `${path} unnamed in ${step}`)),
    ...unknowns.map(
      ({ path, reason, step }) => `${path} unknown in ${step}: ${Object.values(reason).join(' ')}`,
    ),
  ];
  return lines.join('; ') || 'nothing';
}

function toldWrite({ mode, origin, owner, path, shape, step }: Write): string {
  const rights = `${owner === undefined ? '' : ` of ${owner}`}${mode === undefined ? '' : ` ${mode}`}`;
  return `${path} ${shape} in ${step} ${toldOrigin(origin)}${rights}`;
}

function toldOrigin(origin: Origin): string {
  switch (origin.kind) {
    case 'stage':
      return `stage ${origin.stage} ${origin.path}`;
    case 'image':
      return `image ${referenceOf(origin.base)} ${origin.path}`;
    case 'here-document':
      return `document ${JSON.stringify(origin.content)}`;
    case 'download':
      return `download ${origin.url}`;
    case 'command':
      return `command ${origin.effect.kind}`;
    case 'context':
    case 'archive':
    case 'moved':
      return `${origin.kind} ${origin.path}`;
    default:
      return origin satisfies never;
  }
}

test.each(
  rowsOf(String.raw`
# Where a COPY puts its sources.
COPY a.txt /x.txt → /x.txt either in 0 context a.txt
COPY a.txt /x/ → /x inside in 0 context a.txt
COPY a b /x → /x inside in 0 context a; /x inside in 0 context b
COPY a /x/. → /x inside in 0 context a
COPY a /x/.. → / inside in 0 context a
COPY a /x/... → /x/... either in 0 context a
COPY a . → / inside in 0 context a
COPY a x. → /x. either in 0 context a
COPY a .x → /.x either in 0 context a
WORKDIR /w\nCOPY a x → /w/x either in 1 context a
WORKDIR /w\nCOPY a .. → / inside in 1 context a
ENV D=/d\nCOPY a $D/x → /d/x either in 1 context a
ARG D\nCOPY a $D/x → / unknown in 1: destination-not-known
ARG W\nWORKDIR $W\nCOPY a x → / unknown in 2: destination-not-known
ARG W\nWORKDIR $W\nCOPY a /x → /x either in 2 context a
ARG S\nCOPY $S b /x/ → /x inside in 1 context b; /x unknown in 1: source-not-known
ENV S=s\nCOPY $S /x → /x either in 1 context s
COPY a $NOPE/x → /x either in 0 context a
COPY a\\$b /x/ → /x inside in 0 context a$b
COPY --chown=app:app --chmod=755 a /x → /x either in 0 context a of app:app 755
ENV U=app\nCOPY --chown=$U a /x → /x either in 1 context a of app
ARG U\nCOPY --chown=$U a /x → /x either in 1 context a of $U
# Here-documents.
COPY <<EOF /x\nhello\nEOF → /x exact in 0 document "hello\\n"
COPY <<EOF /x/\nhello\nEOF → /x/EOF exact in 0 document "hello\\n"
COPY <<-"A" <<'B' c /x/\n\ta\nA\nb\nB → /x/A exact in 0 document "a\\n"; /x/B exact in 0 document "b\\n"; /x inside in 0 context c
COPY <<A <<A /x/\none\nA\ntwo\nA → /x/A exact in 0 document "two\\n"; /x/A exact in 0 document "two\\n"
# What ADD fetches and unpacks.
ADD https://example.com/a.txt /x/ → /x inside in 0 download https://example.com/a.txt
ADD http://example.com/a.txt /x/ → /x inside in 0 download http://example.com/a.txt
ADD httpx://example.com/a /x/ → /x inside in 0 context httpx://example.com/a
ADD a/https://example.com/a /x/ → /x inside in 0 context a/https://example.com/a
ADD git://example.com/a /x → /x either in 0 download git://example.com/a
ADD ssh://example.com/a /x → /x either in 0 download ssh://example.com/a
ADD git@example.com:a/b /x → /x either in 0 download git@example.com:a/b
ADD a/git@example.com /x → /x either in 0 context a/git@example.com
ADD deploy@example.com:a.git /x → /x either in 0 download deploy@example.com:a.git
ADD deploy@example.com:a.git#main /x → /x either in 0 download deploy@example.com:a.git#main
ADD example.com/a.gitx /x → /x either in 0 context example.com/a.gitx
ADD example.com/agit /x → /x either in 0 context example.com/agit
COPY https://example.com/a.txt /x/ → /x inside in 0 context https://example.com/a.txt
ADD a.tar b.tgz c.tbz d.tbz2 e.txz /x/ → /x inside in 0 archive a.tar; /x inside in 0 archive b.tgz; /x inside in 0 archive c.tbz; /x inside in 0 archive d.tbz2; /x inside in 0 archive e.txz
ADD a.tar.gz b.tar.bz2 c.tar.xz d.tar.zst /x/ → /x inside in 0 archive a.tar.gz; /x inside in 0 archive b.tar.bz2; /x inside in 0 archive c.tar.xz; /x inside in 0 archive d.tar.zst
ADD atar b.tar.gz.asc c.gz d.zip e.tar.lz /x/ → /x inside in 0 context atar; /x inside in 0 context b.tar.gz.asc; /x inside in 0 context c.gz; /x inside in 0 context d.zip; /x inside in 0 context e.tar.lz
COPY a.tar /x/ → /x inside in 0 context a.tar
# A file system onto the root.
COPY . / → / inside in 0 context .; / unknown in 0: contents-not-known .
COPY ./ / → / inside in 0 context ./; / unknown in 0: contents-not-known ./
COPY app/ / → / inside in 0 context app/; / unknown in 0: contents-not-known app/
COPY / / → / inside in 0 context /; / unknown in 0: contents-not-known /
COPY rootfs / → / inside in 0 context rootfs; / unknown in 0: contents-not-known rootfs
COPY root / → / inside in 0 context root; / unknown in 0: contents-not-known root
COPY overlay / → / inside in 0 context overlay; / unknown in 0: contents-not-known overlay
COPY files / → / inside in 0 context files; / unknown in 0: contents-not-known files
COPY app / → / inside in 0 context app
COPY .env / → / inside in 0 context .env
COPY rootfs /x → /x either in 0 context rootfs
COPY <<EOF /\nx\nEOF → /EOF exact in 0 document "x\\n"
ADD a.tar.gz / → / inside in 0 archive a.tar.gz; / unknown in 0: contents-not-known a.tar.gz
ADD https://example.com/root / → / inside in 0 download https://example.com/root
COPY --from=alpine:3.24 /x / → / inside in 0 image alpine:3.24 /x; / unknown in 0: contents-not-known /x
COPY --from=alpine:3.24 /x.json / → / inside in 0 image alpine:3.24 /x.json
COPY --from=alpine:3.24 /x.json.d / → / inside in 0 image alpine:3.24 /x.json.d
COPY --from=alpine:3.24 /x-1.2_a / → / inside in 0 image alpine:3.24 /x-1.2_a; / unknown in 0: contents-not-known /x-1.2_a
COPY --from=alpine:3.24 /x/* / → / inside in 0 image alpine:3.24 /x/*
COPY --from=alpine:3.24 x/y /z → /z either in 0 image alpine:3.24 /x/y
ARG I\nCOPY --from=$I /x /y → /y either in 1 image $I /x
# Commands.
RUN echo x > /f → /f exact in 0 command file-written
RUN mkdir -p /d/e → /d/e exact in 0 command directory-created
RUN cp /a /b && mv /c /d && ln -s /e /f → /b either in 0 moved /a; /d either in 0 moved /c; /f either in 0 moved /e
RUN curl -fsSL -o /f https://example.com/f → /f exact in 0 download https://example.com/f
RUN curl -fsSL https://example.com/f | sh → / unknown in 0: download-may-install-anything
RUN curl -fsSL https://example.com/f | tar -xz -C /d → /d inside in 0 archive undefined
RUN curl -fsSL https://example.com/f → nothing
RUN tar -xf /a.tar -C /d → /d inside in 0 archive /a.tar
RUN cd $SOMEWHERE && tar -xf /a.tar → / unknown in 0: archive-not-known
RUN go build -o /app . → /app exact in 0 command executable-built
ARG O\nRUN go build -o $O . → nothing
WORKDIR /w\nRUN mvn package → nothing
WORKDIR /w\nRUN npm ci → /w/node_modules either in 1 command artifact-built
RUN rm -rf /a /b → /a gone in 0; /b gone in 0
RUN apk add --root /r bash → /r unknown in 0: packages-installed-into
RUN apt-get install -y curl && apt-get remove -y wget → nothing
RUN useradd app && groupadd g && chmod 755 /x && chown app /x → nothing
SHELL ["/usr/bin/python3", "-c"]\nRUN print(1) → / unknown in 1: script-of-other-language
SHELL ["cmd", "/S", "/C"]\nRUN dir → / unknown in 1: script-of-other-language
SHELL ["powershell", "-Command"]\nRUN Get-Item x → / unknown in 1: script-of-other-language
RUN ["/bin/true"] → nothing
`),
)('%s', (lines, tree) => {
  expect(told(lastOf(`FROM debian:trixie-slim\n${lines}\n`).tree)).toBe(tree);
});

test('a value that may not be missing is not known', () => {
  const lines = 'FROM debian:trixie-slim\nCOPY ${NOPE:?missing} /x\n';
  expect(told(lastOf(lines).tree)).toBe('/x unknown in 0: source-not-known');
});

test('a script that is too large to read may do anything', () => {
  const lines = `FROM debian:trixie-slim\nRUN echo ${'${a:-'.repeat(300)}\n`;
  expect(told(lastOf(lines).tree)).toBe('/ unknown in 0: script-too-large');
});

test('a compiler that is not told a name leaves one of its own in a directory', () => {
  const install = 'RUN go install ./...\n';
  expect(told(lastOf(`FROM golang:1.27\n${install}${install}`).tree)).toBe(
    '/go/bin unnamed in 0; /go/bin unnamed in 1',
  );
});

/** A stage that compiles, and what another takes of it. */
test.each(
  rowsOf(`
RUN true → --from=b /x /y → /y either in 0 stage 0 /x
RUN true → --from=0 x /y → /y either in 0 stage 0 /x
RUN true → --from=b /x/*.so /y/ → /y inside in 0 stage 0 /x/*.so
RUN true → --from=b x/*.so /y/ → /y inside in 0 stage 0 /x/*.so
RUN true → --from=b *.so /y/ → /y inside in 0 stage 0 /*.so
RUN true → --from=b / / → / inside in 0 stage 0 /; / unknown in 0: contents-not-known /
RUN true → --from=b /app / → / inside in 0 stage 0 /app; / unknown in 0: contents-not-known /app
RUN go build -o /app . → --from=b /app / → / inside in 0 stage 0 /app
RUN go build -o /app . → --from=b /other / → / inside in 0 stage 0 /other; / unknown in 0: contents-not-known /other
RUN go build -o /app . && mv /app /srv/app → --from=b /srv/app / → / inside in 0 stage 0 /srv/app
RUN go build -o /app . && cp /app /srv/app → --from=b /srv/app / → / inside in 0 stage 0 /srv/app
RUN go build -o /app . && cp a.conf /srv/conf → --from=b /srv/conf / → / inside in 0 stage 0 /srv/conf; / unknown in 0: contents-not-known /srv/conf
RUN go build -o /app . && cp x.d/app /srv/app → --from=b /srv/app / → / inside in 0 stage 0 /srv/app
RUN go build -o /app . && ln -s /app /srv/app → --from=b /srv/app / → / inside in 0 stage 0 /srv/app; / unknown in 0: contents-not-known /srv/app
RUN cp /app /srv/app → --from=b /srv/app / → / inside in 0 stage 0 /srv/app; / unknown in 0: contents-not-known /srv/app
RUN go install ./... → --from=b /go/bin/tool / → / inside in 0 stage 0 /go/bin/tool
RUN go install ./... → --from=b /go/bin / → / inside in 0 stage 0 /go/bin; / unknown in 0: contents-not-known /go/bin
`),
)('%s, then COPY %s', (lines, copy, tree) => {
  const text = `FROM golang:1.27 AS b\n${lines}\nFROM scratch\nCOPY ${copy}\n`;
  expect(told(lastOf(text).tree)).toBe(tree);
});

test('a stage knows the stage it stands on', () => {
  expect(lastOf('FROM debian:trixie-slim AS a\nFROM scratch\nFROM a\n').tree.parent).toBe(0);
  expect(lastOf('FROM debian:trixie-slim AS a\nFROM scratch\n').tree.parent).toBeUndefined();
});
