import { describe, expect, test } from 'vitest';
import { refusedIn } from '../attempts/refused';
import { contentsOf, lastOf } from '../inspection.fixture';
import { modeAfter } from './event';
import { ownedText } from './owned.fixture';
import { ownedAt, refusalAt } from './ownership';

function ownedIn(dockerfile: string, path: string): string {
  return ownedText(ownedAt(lastOf(dockerfile), path));
}

describe('who owns a path at the end', () => {
  const cases: readonly (readonly [lines: string, path: string, owned: string])[] = [
    // The base.
    ['', '/', 'yes root 755'],
    ['', '/app', 'no'],
    ['', '/tmp', 'yes root 1777'],
    ['', '/tmp/x', 'perhaps ?'],
    ['', '/root', 'yes root 700'],
    ['', '/var/lib/app', 'perhaps root 755'],
    // WORKDIR belongs to the user in force, with the directories above it that were not there.
    ['WORKDIR /a/b', '/a', 'yes root 755'],
    ['USER 1000\nWORKDIR /a/b', '/a', 'yes 1000 755'],
    ['USER app\nWORKDIR /srv/b', '/srv', 'yes root 755'],
    ['WORKDIR /a\nUSER 1000\nWORKDIR /a/b', '/a', 'yes root 755'],
    ['ARG U\nUSER $U\nWORKDIR /a', '/a', 'yes ?'],
    // COPY makes root's files whoever the user is.
    ['USER 1000\nCOPY a.txt /a.txt', '/a.txt', 'yes root 755'],
    ['USER 1000\nCOPY . /a', '/a', 'yes root 755'],
    ['USER 1000\nCOPY . /a', '/a/x', 'perhaps root 755'],
    ['COPY --chown=app:app . /a', '/a', 'yes app 755'],
    ['WORKDIR /a\nCOPY --chown=app . .', '/a', 'yes root 755'],
    ['WORKDIR /a\nCOPY --chown=app . .', '/a/x', 'perhaps app 755'],
    ['WORKDIR /a\nCOPY --chown=app package.json ./', '/a/x', 'no'],
    ['WORKDIR /a\nCOPY --chown=app *.json ./', '/a/x.json', 'perhaps app 755'],
    ['WORKDIR /a\nCOPY --chown=app *.json ./', '/a/x', 'no'],
    ['COPY --chmod=777 . /a', '/a', 'yes root'],
    ['COPY --chown=$NOBODY_KNOWS . /a', '/a', 'yes ?'],
    ['WORKDIR /a\nCOPY --link --chown=app . .', '/a', 'yes ?'],
    ['ADD x.tar.gz /a', '/a', 'perhaps ?'],
    ['COPY <<EOF /a/x\nhello\nEOF', '/a/x', 'yes root 755'],
    // Commands.
    ['RUN mkdir /a', '/a', 'yes root 755'],
    ['RUN mkdir -m 700 /a', '/a', 'yes root 700'],
    ['RUN mkdir -p /a/b && chown app:app /a/b', '/a/b', 'yes app 755'],
    ['RUN mkdir -p /a/b && chown app:app /a/b', '/a', 'yes root 755'],
    ['RUN mkdir -p /a/b && chown -R app /a', '/a/b', 'yes app 755'],
    ['RUN mkdir -p /a/b && chown -R app /a/*', '/a', 'yes root 755'],
    ['RUN mkdir -p /a/b && chown -R app /a/*', '/a/b', 'yes app 755'],
    ['RUN chown -R app /srv\nRUN mkdir /srv/x', '/srv/x', 'yes root 755'],
    ['RUN mkdir /a && chgrp 0 /a && chmod g=u /a', '/a', 'yes root 775'],
    ['RUN mkdir /a && chmod 1777 /a', '/a', 'yes root 1777'],
    ['RUN install -d -o app -m 0750 /a', '/a', 'yes app 750'],
    ['RUN umask 0002 && mkdir /a', '/a', 'yes root'],
    ['RUN touch /a.txt', '/a.txt', 'yes root 644'],
    ['RUN touch /a.txt && rm /a.txt', '/a.txt', 'no'],
    ['RUN useradd -m app', '/home/app', 'yes app 700'],
    ['RUN useradd -m app', '/home', 'yes root 755'],
    ['RUN useradd app', '/home/app', 'no'],
    ['RUN adduser --system app', '/home/app', 'perhaps ?'],
    ['RUN adduser --system --no-create-home app', '/home/app', 'no'],
    ['WORKDIR /a\nRUN useradd -m -d /a app', '/a', 'yes root 755'],
    ['RUN useradd -m app && su app -c "mkdir /home/app/x"', '/home/app/x', 'yes app 755'],
    ['RUN gosu app mkdir /a', '/a', 'yes app 755'],
    ['RUN sudo mkdir /a', '/a', 'yes root 755'],
    ['USER app\nRUN sudo chown app /srv', '/srv', 'yes app 755'],
    // What cannot be told.
    ['RUN mkdir /a && ./setup.sh', '/a', 'perhaps ?'],
    ['RUN mkdir /a && chown app $WHERE', '/a', 'perhaps ?'],
    ['RUN mkdir /a && find / -name a -exec chown app {} +', '/a', 'perhaps ?'],
    ['RUN mkdir /a && if [ -n "$X" ]; then chown app /a; fi', '/a', 'yes ?'],
    ['RUN mkdir /a && chmod -R "$MODE" /a', '/a', 'yes root'],
    ['RUN mkdir /a\nRUN curl -fsSL https://example.com/x | sh', '/a', 'perhaps ?'],
    ['RUN mkdir /a && tar -xzf /tmp/x.tgz -C /a', '/a', 'perhaps ?'],
    ['RUN mkdir /a && tar -xzf /tmp/x.tgz -C /a --no-same-owner', '/a', 'yes root'],
    ['RUN umask 077 && mkdir /a', '/a', 'yes root 755'],
    ['RUN usermod -d /a -m www-data\nWORKDIR /a', '/a', 'yes ?'],
    ['RUN dpkg -i /tmp/x.deb\nWORKDIR /opt/x', '/opt/x', 'yes ?'],
    ['RUN apt-get install -y curl\nWORKDIR /opt/x', '/opt/x', 'yes root 755'],
    ['RUN cp -a /srv/x /a', '/a', 'perhaps ?'],
    ['RUN ln -s /tmp /a', '/a', 'perhaps ?'],
    ['RUN --mount=type=cache,target=/a mkdir /a/b', '/a/b', 'no'],
    // A user other than root cannot change what is root's, whatever it runs.
    ['RUN mkdir /a\nUSER 1000\nRUN ./setup.sh', '/a', 'yes root 755'],
    ['RUN mkdir /a\nRUN npm ci && pip install x && apt-get install -y curl', '/a', 'yes root 755'],
  ];
  test.each(cases)('%s: %s is %s', (lines, path, owned) => {
    expect(ownedIn(`FROM debian:trixie-slim\n${lines}\n`, path)).toBe(owned);
  });

  test.each([
    ['FROM scratch\nCOPY app /app', '/data', 'no'],
    ['FROM example.com/base:1\nWORKDIR /app', '/app', 'yes ?'],
    ['FROM example.com/base:1\nRUN mkdir /app', '/app', 'yes ?'],
    ['FROM example.com/base:1\nUSER root\nRUN mkdir /app', '/app', 'yes root 755'],
    ['FROM registry.access.redhat.com/ubi9/nodejs-22', '/opt/app-root/src', 'perhaps ?'],
    ['FROM gcr.io/distroless/static-debian13:nonroot\nWORKDIR /data', '/data', 'yes 65532 755'],
    ['FROM gcr.io/distroless/static-debian13:nonroot', '/home/nonroot', 'yes nonroot'],
    ['FROM gcr.io/distroless/static-debian13:nonroot', '/home/nonroot/x', 'perhaps ?'],
    ['FROM node:24', '/home/node', 'yes node'],
    ['FROM node:24\nWORKDIR /home/node/app', '/home/node/app', 'yes root 755'],
    ['FROM node:24\nUSER node\nWORKDIR /home/node/app', '/home/node/app', 'yes node 755'],
    ['FROM mcr.microsoft.com/dotnet/aspnet:10.0', '/home/app', 'yes app'],
    ['FROM golang:1.26', '/go/src', 'perhaps ?'],
    ['FROM fedora:44\nRUN useradd app', '/home/app', 'perhaps ?'],
    ['FROM fedora:44\nRUN useradd -r app', '/home/app', 'no'],
    ['FROM debian:trixie-slim AS a\nRUN mkdir /d && chown app /d\nFROM a', '/d', 'yes app 755'],
    // Only what is in a directory keeps its owner on the way.
    [
      'FROM debian:trixie-slim AS a\nRUN mkdir /d && chown app /d\nFROM debian:trixie-slim\nCOPY --from=a /d /d',
      '/d',
      'yes root 755',
    ],
    [
      'FROM debian:trixie-slim AS a\nRUN mkdir -p /d/e && chown -R app /d\nFROM debian:trixie-slim\nCOPY --from=a /d /d',
      '/d/e',
      'perhaps app 755',
    ],
    [
      'FROM debian:trixie-slim AS a\nRUN touch /f && chown app /f\nFROM debian:trixie-slim\nCOPY --from=a /f /f',
      '/f',
      'yes ?',
    ],
  ])('%s: %s is %s', (dockerfile, path, owned) => {
    expect(ownedIn(`${dockerfile}\n`, path)).toBe(owned);
  });
});

test('a path belongs to who owns it at that time', () => {
  const contents = contentsOf(
    'FROM debian:trixie-slim\nRUN mkdir /a\nUSER 1000\nRUN touch /a/x\nUSER root\nRUN chown 1000 /a\nUSER 1000\nRUN touch /a/y\n',
  );
  expect(refusedIn(contents.view(0)).map(({ attempt }) => attempt.path)).toEqual(['/a/x']);
  expect(refusalAt(contents.view(0), '/a/y', { name: undefined, uid: 1000 })).toBeUndefined();
  expect(refusalAt(contents.view(0), '/b', { name: undefined, uid: 1000 })?.path).toBe('/');
  expect(refusalAt(contents.view(0), '/b', { name: 'root', uid: 0 })).toBeUndefined();
});

test.each([
  [0o755, '775', 0o775],
  [0o755, 'g=u', 0o775],
  [0o755, 'g+w', 0o775],
  [0o755, '+w', 0o755],
  [0o755, 'a+rwX', 0o777],
  [0o777, 'go-w', 0o755],
  [0o755, 'u=rwx,go=', 0o700],
  [undefined, '0700', 0o700],
  [undefined, 'g+w', undefined],
  [0o755, '?', undefined],
  [0o755, '12345', 0o2345],
  [0o755, '123456', undefined],
  [0o755, '8', undefined],
  [0o755, 'x755', undefined],
  [0o755, '755x', undefined],
  [0o755, 'g+w,x', undefined],
  [0o755, 'z+w', undefined],
  [0o755, 'g?w', undefined],
  [0o755, 'ug+q', undefined],
  [0o700, 'go=u', 0o777],
  [0o750, 'o=g', 0o755],
  [0o640, 'u=g,o=g', 0o444],
  [0o700, '+rx', 0o755],
  [0o700, '=rw', 0o644],
  [0o777, '-w', 0o577],
  [0o644, 'u+x,g-r,o=', 0o700],
  [0o644, 'a=X', 0o111],
  [0o600, 'ao+r', 0o644],
  [0o600, 'uo+w', 0o602],
  [0o755, 'g=o', 0o755],
  [0o000, 'u=s', 0o000],
])('chmod of %s by %s', (mode, value, after) => {
  expect(modeAfter(mode, value)).toBe(after);
});

test('many stages, paths and changes are judged in time that grows with the file', () => {
  const stages = Array.from(
    { length: 400 },
    (_, index) =>
      `FROM ${index === 0 ? 'debian:trixie-slim' : `s${index - 1}`} AS s${index}\nCOPY --from=s${Math.max(0, index - 1)} /d /d\nRUN mkdir -p /d/${index} && chown -R app /d && chmod -R g+w /d\n`,
  ).join('');
  const contents = contentsOf(`${stages}USER 1000\nRUN touch /d/x\n`);
  const last = contents.graph.stages.length - 1;
  expect(refusedIn(contents.view(last))).toEqual([]);
  const deep = `/${'d/'.repeat(2000)}x`;
  expect(
    ownedText(ownedAt(contentsOf(`FROM debian:trixie-slim\nRUN mkdir -p ${deep}\n`).view(0), deep)),
  ).toBe('perhaps ?');
});
