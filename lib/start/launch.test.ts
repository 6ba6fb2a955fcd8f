import { expect, test } from 'vitest';
import { inspectionOf, onDebian, rowsOf } from '../inspection.fixture';
import { programIndex } from './executable';
import type { Launch } from './launch';

/** Its words, the program among them in brackets, and how it is started. */
function told(launch: Launch | undefined, text: string): string {
  if (!launch) return 'nothing';
  const { argv, cmdFrom, commands, shell, shellAsArgument, span } = launch;
  const program = programIndex(argv);
  const words = argv.map(({ text: word }, at) => (at === program ? `[${word}]` : `${word}`));
  const marks = [
    shell && `by ${shell.program} of ${shell.instruction}`,
    shellAsArgument && 'as arguments',
    commands.length > 0 && `${commands.length} commands`,
    cmdFrom !== undefined && `CMD from ${cmdFrom}`,
    launch.entrypointInherited && 'entrypoint of the base',
    launch.inherited && 'all of the base',
    launch.mayBeArguments && 'perhaps arguments',
    `at ${text.slice(0, span.start).split('\n').length}`,
  ];
  return [words.join(' '), ...marks.filter(Boolean)].join(', ');
}

test.each(
  rowsOf(String.raw`
CMD ["a", "b"] → [a] b, CMD from 0, at 2
CMD a b → [a] b, by /bin/sh of cmd, 1 commands, at 2
CMD a; b → [b], by /bin/sh of cmd, 2 commands, at 2
CMD a; if b; then c; fi → [b], by /bin/sh of cmd, 3 commands, at 2
CMD if b; then c; fi → [b], by /bin/sh of cmd, 2 commands, at 2
CMD [] → nothing
CMD a $B → [a] undefined, by /bin/sh of cmd, 1 commands, at 2
CMD exec a → [a], by /bin/sh of cmd, 1 commands, at 2
ENTRYPOINT ["a", "b"] → [a] b, CMD from 2, at 2
ENTRYPOINT ["a"]\nCMD ["b"] → [a] b, CMD from 1, at 2
CMD ["b"]\nENTRYPOINT ["a"] → [a] b, CMD from 1, at 3
ENTRYPOINT ["a"]\nCMD b c → [a] /bin/sh -c, by /bin/sh of cmd, as arguments, CMD from 1, at 3
ENTRYPOINT a\nCMD ["b"] → [a], by /bin/sh of entrypoint, 1 commands, at 2
ENTRYPOINT a → [a], by /bin/sh of entrypoint, 1 commands, at 2
ENTRYPOINT []\nCMD ["b"] → [b], CMD from 0, at 3
ENTRYPOINT [] → nothing
SHELL ["/bin/bash", "-c"]\nCMD a → [a], by /bin/bash of cmd, 1 commands, at 3
CMD a\nSHELL ["/bin/bash", "-c"] → [a], by /bin/sh of cmd, 1 commands, at 2
SHELL ["/bin/bash", "-c"]\nENTRYPOINT ["x"]\nCMD a → [x] /bin/bash -c, by /bin/bash of cmd, as arguments, CMD from 1, at 4
ENV A=b\nCMD $A c → [b] c, by /bin/sh of cmd, 1 commands, at 3
FROM debian:trixie-slim → [bash], CMD from 0, all of the base, at 1
FROM scratch → nothing
FROM scratch\nCMD ["/a"] → [/a], CMD from 0, at 2
FROM example.com/x:1 → nothing
FROM example.com/x:1\nCMD ["a"] → [a], CMD from 0, perhaps arguments, at 2
FROM example.com/x:1\nENTRYPOINT ["a"] → [a], CMD from 1, at 2
FROM node:24 → docker-entrypoint.sh [node], CMD from 1, entrypoint of the base, all of the base, at 1
FROM node:24\nCMD ["a"] → docker-entrypoint.sh [a], CMD from 1, entrypoint of the base, at 2
FROM node:24\nCMD a → docker-entrypoint.sh [/bin/sh] -c, by /bin/sh of cmd, as arguments, CMD from 1, entrypoint of the base, at 2
FROM node:24\nENTRYPOINT ["a"] → [a], CMD from 1, at 2
FROM node:24\nENTRYPOINT a → [a], by /bin/sh of entrypoint, 1 commands, at 2
FROM gcr.io/distroless/nodejs24-debian13\nCMD ["a.js"] → [/nodejs/bin/node] a.js, CMD from 1, entrypoint of the base, at 2
FROM debian:trixie-slim AS x\nENTRYPOINT ["a"]\nFROM x\nCMD ["b"] → [a] b, CMD from 1, at 2
FROM debian:trixie-slim AS x\nCMD a\nFROM x → [a], by /bin/sh of cmd, 1 commands, at 2
# What starts another program.
CMD ["tini", "a"] → tini [a], CMD from 0, at 2
CMD ["tini", "--", "a"] → tini -- [a], CMD from 0, at 2
CMD ["/usr/bin/tini", "-g", "--", "-a"] → /usr/bin/tini -g -- [-a], CMD from 0, at 2
CMD ["tini-static", "a"] → tini-static [a], CMD from 0, at 2
CMD ["dumb-init", "a"] → dumb-init [a], CMD from 0, at 2
CMD ["catatonit", "a"] → catatonit [a], CMD from 0, at 2
CMD ["docker-init", "a"] → docker-init [a], CMD from 0, at 2
CMD ["exec", "a"] → exec [a], CMD from 0, at 2
CMD ["gosu", "u", "a"] → gosu u [a], CMD from 0, at 2
CMD ["su-exec", "u", "a"] → su-exec u [a], CMD from 0, at 2
CMD ["chpst", "-P", "a"] → chpst -P [a], CMD from 0, at 2
CMD ["setpriv", "--no-new-privs", "a"] → setpriv --no-new-privs [a], CMD from 0, at 2
CMD ["nice", "a"] → nice [a], CMD from 0, at 2
CMD ["env", "A=b", "a"] → env A=b [a], CMD from 0, at 2
CMD ["env", "-i", "A=b", "C=d", "a"] → env -i A=b C=d [a], CMD from 0, at 2
CMD ["nice", "A=b", "a"] → nice [A=b] a, CMD from 0, at 2
CMD ["tini", "-p", "SIGTERM", "--", "a"] → tini -p SIGTERM -- [a], CMD from 0, at 2
CMD ["tini", "-ge", "143", "a"] → tini -ge 143 [a], CMD from 0, at 2
CMD ["dumb-init", "-r", "15:3", "a"] → dumb-init -r 15:3 [a], CMD from 0, at 2
CMD ["dumb-init", "--rewrite", "15:3", "--", "a"] → dumb-init --rewrite 15:3 -- [a], CMD from 0, at 2
CMD ["nice", "-n", "10", "a"] → nice -n 10 [a], CMD from 0, at 2
CMD ["nice", "-10", "a"] → nice -10 [a], CMD from 0, at 2
CMD ["env", "-u", "B", "A=b", "a"] → env -u B A=b [a], CMD from 0, at 2
CMD ["chpst", "-u", "nobody", "a"] → chpst -u nobody [a], CMD from 0, at 2
CMD ["tini"] → [tini], CMD from 0, at 2
CMD ["gosu", "u"] → [gosu] u, CMD from 0, at 2
CMD ["tini", "gosu", "u", "env", "A=b", "nice", "a"] → tini gosu u env A=b nice [a], CMD from 0, at 2
CMD ["tini", "tini", "tini", "tini", "tini", "a"] → tini tini tini tini [tini] a, CMD from 0, at 2
CMD ["docker-entrypoint.sh", "a"] → docker-entrypoint.sh [a], CMD from 0, at 2
CMD ["docker-entrypoint", "a"] → docker-entrypoint [a], CMD from 0, at 2
CMD ["/x/docker-php-entrypoint", "a"] → /x/docker-php-entrypoint [a], CMD from 0, at 2
CMD ["docker-php-entrypoint.sh", "a"] → docker-php-entrypoint.sh [a], CMD from 0, at 2
CMD ["/__cacert_entrypoint.sh", "a"] → /__cacert_entrypoint.sh [a], CMD from 0, at 2
CMD ["container-entrypoint", "a"] → container-entrypoint [a], CMD from 0, at 2
CMD ["my-docker-entrypoint.sh", "a"] → [my-docker-entrypoint.sh] a, CMD from 0, at 2
CMD ["docker-entrypoint.sh2", "a"] → [docker-entrypoint.sh2] a, CMD from 0, at 2
CMD ["docker-entrypoint.sh", "-a"] → [docker-entrypoint.sh] -a, CMD from 0, at 2
CMD ["docker-entrypoint.sh"] → [docker-entrypoint.sh], CMD from 0, at 2
CMD ["timeout", "a"] → [timeout] a, CMD from 0, at 2
`),
)('%s', (lines, start) => {
  const text = onDebian(lines);
  expect(told(inspectionOf(text).target?.start, text)).toBe(start);
});

test.each(
  rowsOf(String.raw`
HEALTHCHECK CMD curl http://x → [curl] http://x, by /bin/sh of healthcheck, 1 commands, at 2
HEALTHCHECK CMD ["curl", "x"] → [curl] x, at 2
HEALTHCHECK NONE → nothing
CMD ["a"] → nothing
SHELL ["/bin/bash", "-c"]\nHEALTHCHECK CMD a || exit 1 → [a], by /bin/bash of healthcheck, 2 commands, at 3
FROM debian:trixie-slim AS a\nHEALTHCHECK CMD ["a"]\nFROM a → [a], at 2
HEALTHCHECK CMD ["a"]\nHEALTHCHECK NONE → nothing
`),
)('%s', (lines, check) => {
  const text = onDebian(lines);
  expect(told(inspectionOf(text).target?.healthcheck, text)).toBe(check);
});
