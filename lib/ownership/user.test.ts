import { describe, expect, test } from 'vitest';
import type { Moment } from '../contents/contents';
import { answerText, lastOf, onDebian, rowsOf } from '../inspection.fixture';
import { actorOf } from './actor';
import { homeOf } from './home';
import { accountAt } from './user';

const kindOf = (kind: string) => (kind === 'group' ? 'group' : 'user');

test.each(
  rowsOf(String.raw`
# Made in a stage.
RUN useradd app → user app → there: created-in-stage app
RUN useradd app → user other → missing, likely: accounts-of-image debian:trixie-slim account
RUN useradd -g staffers app → group staffers → there: created-in-stage staffers
RUN groupadd g → group g → there: created-in-stage g
RUN if [ -n "$X" ]; then useradd app; fi → user app → there, possible: created-in-stage app
FROM debian:trixie-slim AS a\nRUN useradd app\nFROM a → user app → there: created-in-stage app
# The files themselves.
COPY passwd /etc/passwd → user app → not-known: file-copied /etc/passwd
COPY passwd /etc/passwd → group app → missing, likely: accounts-of-image debian:trixie-slim group
COPY group /etc/group → group app → not-known: file-copied /etc/group
COPY group /etc/group → user app → missing, likely: accounts-of-image debian:trixie-slim account
FROM debian:trixie-slim AS a\nCOPY passwd /etc/passwd\nFROM a → user app → not-known: file-copied /etc/passwd
ARG S\nCOPY $S / → user app → not-known: file-replaced /etc/passwd
ARG S\nCOPY $S /etc → user app → not-known: file-replaced /etc/passwd
ARG S\nCOPY $S /srv → user app → missing, likely: accounts-of-image debian:trixie-slim account
FROM debian:trixie-slim AS a\nARG S\nCOPY $S /etc\nFROM a → user app → not-known: file-replaced /etc/passwd
# Commands that may make one.
RUN ./setup.sh → user app → not-known: accounts-by-command
RUN /opt/setup → user app → not-known: accounts-by-command
RUN /usr/sbin/setup → user app → missing, likely: accounts-of-image debian:trixie-slim account
RUN /usr/local/bin/setup → user app → missing, likely: accounts-of-image debian:trixie-slim account
RUN /bin/setup → user app → missing, likely: accounts-of-image debian:trixie-slim account
RUN $MAKE_USERS → user app → not-known: accounts-by-command
RUN useradd $U → user app → not-known: accounts-by-command
RUN usermod -l $U x → user app → not-known: accounts-by-command
RUN groupadd $G → user app → not-known: accounts-by-command
RUN groupmod -n $G x → user app → not-known: accounts-by-command
RUN adduser $U → user app → not-known: accounts-by-command
RUN addgroup $G → user app → not-known: accounts-by-command
RUN deluser $U → user app → not-known: accounts-by-command
RUN newusers file → user app → not-known: accounts-by-command
RUN userdel $U → user app → missing, likely: accounts-of-image debian:trixie-slim account
RUN sh setup.sh → user app → not-known: accounts-by-command
RUN bash setup.sh → user app → not-known: accounts-by-command
RUN make users → user app → not-known: accounts-by-command
RUN python setup.py → user app → not-known: accounts-by-command
RUN python3 setup.py → user app → not-known: accounts-by-command
RUN ansible-playbook x.yml → user app → not-known: accounts-by-command
RUN chroot /x useradd app → user app → not-known: accounts-by-command
RUN mybash setup.sh → user app → missing, likely: accounts-of-image debian:trixie-slim account
RUN bashes setup.sh → user app → missing, likely: accounts-of-image debian:trixie-slim account
RUN echo app:x:1:1:::/ >> /etc/passwd → user app → there: created-in-stage app
RUN printf app:x:1: >> /etc/group → user app → there: created-in-stage app
RUN sed -i s/a/b/ /etc/passwd → user app → not-known: accounts-by-command
RUN echo app | tee -a /etc/passwd → user app → not-known: file-copied /etc/passwd
RUN cat x >> /etc/passwd → user app → not-known: file-copied /etc/passwd
RUN grep app /etc/passwd → user app → missing, likely: accounts-of-image debian:trixie-slim account
RUN echo app → user app → missing, likely: accounts-of-image debian:trixie-slim account
RUN ["/opt/setup"] → user app → not-known: accounts-by-command
SHELL ["/usr/bin/python3", "-c"]\nRUN print(1) → user app → not-known: file-replaced /etc/passwd
FROM debian:trixie-slim AS a\nRUN ./setup.sh\nFROM a → user app → not-known: accounts-by-command
# Packages bring accounts of their own.
RUN apt-get install -y nginx → user nginx → not-known: may-come-by-package
RUN apt-get install -y nginx-light → user nginx → not-known: may-come-by-package
RUN apt-get install -y pg → user pgbouncer → not-known: may-come-by-package
RUN apt-get install -y curl → user nginx → missing, likely: accounts-of-image debian:trixie-slim account
# The image.
FROM scratch → user app → missing: image-has-no scratch /etc/passwd
FROM example.com/x:1 → user app → not-known: base-not-known
FROM debian:trixie-slim → user root → there: user-of-image debian:trixie-slim
FROM debian:trixie-slim → user www-data → there, likely: image-has debian:trixie-slim www-data
FROM debian:trixie-slim → group www-data → there, likely: account-of-distribution group www-data
FROM debian:trixie-slim → group nobody → missing, likely: accounts-of-image debian:trixie-slim group
FROM debian:trixie-slim → user nobody → there, likely: image-has debian:trixie-slim nobody
FROM debian:trixie-slim → user nginx → missing, likely: accounts-of-image debian:trixie-slim account
FROM ubuntu:24.04 → user ubuntu → there, likely: image-has ubuntu:24.04 ubuntu
FROM ubuntu:22.04 → user ubuntu → missing, likely: accounts-of-image ubuntu:22.04 account
FROM ubuntu:24.04 → user app → missing, likely: accounts-of-image ubuntu:24.04 account
FROM debian:trixie-slim → user ubuntu → missing, likely: accounts-of-image debian:trixie-slim account
FROM alpine:3.24 → user guest → there, likely: image-has alpine:3.24 guest
FROM alpine:3.24 → user app → missing, likely: accounts-of-image alpine:3.24 account
FROM node:24 → user node → there, likely: image-has node:24-bookworm node
FROM node:24 → user app → missing, likely: accounts-of-image node:24-bookworm account
FROM node:24 → group app → not-known: accounts-not-known node:24-bookworm
FROM python:3.14-slim → user app → missing, likely: accounts-of-image python:3.14-slim-trixie user
FROM nginx:1.31 → user nginx → there, likely: image-has nginx:1.31 nginx
FROM nginx:1.31 → user app → missing, likely: accounts-of-image nginx:1.31 account
FROM gcr.io/distroless/base-debian13:nonroot → user nonroot → there: user-of-image gcr.io/distroless/base-debian13:nonroot
FROM gcr.io/distroless/base-debian13:nonroot → user app → missing: accounts-of-image gcr.io/distroless/base-debian13:nonroot account
FROM gcr.io/distroless/base-debian13 → user root → there: user-of-image gcr.io/distroless/base-debian13:latest
FROM fedora:44 → user app → not-known: accounts-not-known fedora:44
FROM registry.access.redhat.com/ubi9/ubi → user app → not-known: accounts-not-known registry.access.redhat.com/ubi9/ubi:latest
FROM registry.access.redhat.com/ubi9/nodejs-22 → user root → there: image-has registry.access.redhat.com/ubi9/nodejs-22:latest root
FROM registry.access.redhat.com/ubi9/nodejs-22 → user default → there: image-has registry.access.redhat.com/ubi9/nodejs-22:latest default
`),
)('%s: %s', (lines, account, answer) => {
  const [kind = '', name = ''] = account.split(' ');
  expect(answerText(accountAt(lastOf(onDebian(lines)).end, name, kindOf(kind)))).toBe(answer);
});

test('what a step and those behind it make does not count', () => {
  const lines = 'RUN useradd app\nARG S\nCOPY $S /etc\nRUN ./setup.sh';
  const view = lastOf(onDebian(lines));
  expect([0, 1, 2, 3, 4].map((step) => accountAt(view.before(step), 'app', 'user').is).join(' ')).toBe(
    'missing there there there there',
  );
  expect([0, 2, 3].map((step) => accountAt(view.before(step), 'other', 'user').reason.code).join(' ')).toBe(
    'accounts-of-image accounts-of-image file-replaced',
  );
  const scripts = lastOf(onDebian('RUN true\nRUN ./setup.sh'));
  expect([1, 2].map((step) => accountAt(scripts.before(step), 'app', 'user').is).join(' ')).toBe(
    'missing not-known',
  );
});

test('very many packages are not compared, very many stages not followed', () => {
  const install = (count: number) =>
    `RUN apt-get install -y ${Array.from({ length: count }, (_, at) => `p${at}`).join(' ')}`;
  expect(
    [500, 501].map((count) => accountAt(lastOf(onDebian(install(count))).end, 'app', 'user').is).join(' '),
  ).toBe('missing not-known');
  const stages = Array.from({ length: 70 }, (_, at) => `FROM s${at} AS s${at + 1}\n`).join('');
  const { end } = lastOf(`FROM debian:trixie-slim AS s0\n${stages}`);
  expect(answerText(accountAt(end, 'app', 'user'))).toBe('not-known: too-long-to-follow');
});

/** The home of who the last RUN is for. */
function homeAt(lines: string): string | undefined {
  const view = lastOf(onDebian(lines));
  const step = view.stage.steps.findLast(({ run }) => run !== undefined);
  const [command] = step?.run?.script.commands ?? [];
  const actor = step && actorOf(step.before);
  const moment: Moment | undefined = step && view.before(view.stage.steps.indexOf(step));
  return moment && actor && command && homeOf(moment, actor, command);
}

describe('the home directory', () => {
  test.each(
    rowsOf(String.raw`
RUN useradd -m app\nUSER app\nRUN id → /home/app
RUN useradd -m -d /srv/app -u 1001 app\nUSER 1001\nRUN id → /srv/app
RUN useradd -m -d /srv/app -u 1001 app\nUSER app\nRUN id → /srv/app
RUN useradd -m -d /srv/app -u 1001 app\nUSER 1002\nRUN id → /
RUN useradd -m app || true\nUSER app\nRUN id → /home/app
RUN if [ -n "$X" ]; then useradd -m app; fi\nUSER app\nRUN id → undefined
RUN useradd app\nUSER 5000\nRUN id → undefined
RUN useradd -u 1001 app\nUSER 5000\nRUN id → /
USER app\nRUN id → undefined
USER app\nENV HOME=/x\nRUN id → /x
USER app\nRUN HOME=/y id → /y
ARG H\nENV HOME=$H\nRUN useradd -m app\nUSER app\nRUN id → undefined
USER 1000\nRUN id → /
USER 999\nRUN id → undefined
USER 59999\nRUN id → /
USER 60000\nRUN id → undefined
FROM node:24\nUSER node\nRUN id → /home/node
FROM node:24\nUSER 1000\nRUN id → /home/node
FROM node:24\nUSER 1001\nRUN id → /
FROM node:24\nRUN useradd -m -u 1001 app\nUSER node\nRUN id → undefined
FROM node:24\nRUN useradd -m -u 1001 app\nUSER 1002\nRUN id → /
FROM debian:trixie-slim AS a\nRUN useradd -m -d /a app\nFROM a\nUSER app\nRUN id → /a
FROM scratch\nUSER 1000\nRUN ["/x"] → undefined
FROM example.com/x:1\nUSER 1000\nRUN id → undefined
`),
  )('%s', (lines, home) => {
    expect(String(homeAt(lines))).toBe(home);
  });

  test('is not looked for among very many accounts', () => {
    const lines = (count: number) =>
      `${Array.from({ length: count }, (_, at) => `RUN useradd -m -u ${2000 + at} u${at}\n`).join('')}USER u1\nRUN id`;
    expect([50, 51].map((count) => homeAt(lines(count))).join(' ')).toBe('/home/u1 ');
  });

  test('of accounts made later is not known', () => {
    const view = lastOf(onDebian('USER app\nRUN id\nUSER root\nRUN useradd -m app'));
    const [command] = view.stage.steps[1]?.run?.script.commands ?? [];
    const actor = { account: { name: 'app', uid: undefined }, written: 'app' };
    expect([1, 3, 4].map((step) => command && homeOf(view.before(step), actor, command)).join(' ')).toBe(
      '  /home/app',
    );
  });
});
