import { describe, expect, test } from 'vitest';
import { parseDockerfile } from './parse';

const base = 'FROM 127.0.0.1:5000/lab/alpine:latest';

/** Files whose fate in BuildKit was observed; each is the base image and these lines, or the file itself. */
const accepted: readonly string[] = [
  'RUN echo hi',
  'RUN',
  'COPY a b /x',
  'COPY a b /x/',
  'COPY ../secret /x',
  'COPY *.nope /x/',
  'COPY --from=nostage /a /a',
  'COPY --from=5 /x /y',
  'COPY --chmod=755 a /a',
  'COPY --chmod=u+x a /a',
  'COPY --chown=nouser a /a',
  'COPY --link a /a',
  'COPY --exclude=a . /x',
  'COPY --parents d/f /x/',
  'COPY <<EOF /h\nhello $HOME\nEOF',
  "COPY <<'EOF' /h\nhello $HOME\nEOF\nRUN grep -q '\\$HOME' /h",
  'RUN <<EOF\necho a\nfalse\necho b\nEOF',
  'RUN false | cat',
  'RUN --mount=type=cache,target=/c touch /c/x',
  'RUN --mount=type=bind,target=/s test -f /s/a',
  'RUN --mount=type=secret,id=tok,required=true true',
  'RUN --network=none true',
  'RUN --security=insecure true',
  "RUN ['echo','x']",
  "CMD ['echo','x']",
  'CMD ["echo",]',
  'ENV A b c',
  'ENV A=1 B=$A',
  'ENV A = b',
  'ENV A="b c" D=\'$A\'',
  'ENV B=${NO:-x} C=${NO:+y}',
  'ENV A=\\$HOME',
  'WORKDIR a\nWORKDIR b',
  'USER nouser',
  'EXPOSE 8000-8002/udp',
  'LABEL a=1 a=2',
  'HEALTHCHECK NONE',
  'ONBUILD RUN echo x',
  'MAINTAINER me',
  'SHELL ["/bin/ash","-c"]\nRUN echo $0',
  `${base} AS a`,
  'RUN echo a && \\\n# comment\n  echo b',
  'RUN echo a && \\\n\n  echo b',
  'RUN echo a \\\n',
  'RUN echo a \\ \n && echo b',
  'RUN ["sh","-c","test $X = 1"]',
  'ARG X=1\nENV X=2',
  'ARG TARGETARCH',
  'CMD ["x"]\nENTRYPOINT ["y"]',
  'RUN echo \0',
];

const acceptedFiles: readonly string[] = [
  `${base.replace('FROM', 'from')}\nrun echo hi\n`,
  `ARG V=latest\nFROM 127.0.0.1:5000/lab/alpine:$V\nARG V\n`,
  'FROM $NOPE\n',
  `${base} AS a\n${base} AS a\n`,
  `${base} AS Build\n${base}\nCOPY --from=build /x /x\n`,
  `${base} AS scratch\n`,
  'FROM scratch\n',
  `# escape=\`\n${base}\nRUN echo a \`\n && echo b\n`,
  `\ufeff${base}\nRUN echo hi\n`,
  `${base}\r\nRUN echo hi\r\nENV A=b\r\n`,
  `\t${base}\n\tRUN\techo hi\n`,
];

const refused: readonly (readonly [string, string])[] = [
  ['FOO bar', 'unknown-instruction'],
  ['RUNN echo', 'unknown-instruction'],
  ['COPY a', 'missing-destination'],
  ['RUN <<EOF\necho a\n', 'unterminated-heredoc'],
  ['RUN --mount=type=nope,target=/c true', 'invalid-mount'],
  ['RUN --foo=bar true', 'unknown-flag'],
  ['ENV A', 'missing-value'],
  ['EXPOSE abc', 'invalid-port'],
  ['EXPOSE 70000', 'invalid-port'],
  ['LABEL a', 'missing-value'],
  ['STOPSIGNAL SIGFOO', 'invalid-signal'],
  ['HEALTHCHECK --foo=1 CMD true', 'unknown-flag'],
  ['HEALTHCHECK NONE x', 'healthcheck-none'],
  ['HEALTHCHECK --interval=5s', 'missing-arguments'],
  ['HEALTHCHECK --interval=5 CMD true', 'invalid-duration'],
  ['ONBUILD FROM x', 'onbuild-trigger'],
  ['ONBUILD ONBUILD RUN x', 'onbuild-chain'],
  ['SHELL /bin/ash -c', 'not-json'],
  [
    'ADD --checksum=sha256:0000000000000000000000000000000000000000000000000000000000000000 a /a',
    'invalid-checksum',
  ],
  [`RUN : ${'x'.repeat(70_000)}`, 'line-too-long'],
];

const refusedFiles: readonly (readonly [string, string])[] = [
  ['', 'empty-file'],
  ['# x\n', 'no-instructions'],
  ['RUN echo hi\n', 'no-stage'],
  [`${base} AS 1bad\n`, 'invalid-stage-name'],
  [`${base} x\n`, 'from-arguments'],
  ['FROM --platform=foo/bar/baz/qux a\n', 'invalid-platform'],
  [`# escape=x\n${base}\n`, 'invalid-escape'],
  [`# escape=\`\n# escape=\\\n${base}\n`, 'duplicate-directive'],
];

describe('as builders do', () => {
  test.each([...accepted.map((lines) => `${base}\n${lines}\n`), ...acceptedFiles])('accepted: %j', (text) => {
    expect(parseDockerfile(text).errors).toEqual([]);
  });

  test.each([...refused.map(([lines, code]) => [`${base}\n${lines}\n`, code] as const), ...refusedFiles])(
    'refused: %j %s',
    (text, code) => {
      expect(parseDockerfile(text).errors.map((error) => error.code)).toEqual([code]);
    },
  );
});
