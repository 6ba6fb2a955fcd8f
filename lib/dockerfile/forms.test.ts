import { describe, expect, test } from 'vitest';
import { describeDockerfile } from './describe';
import { parseDockerfile } from './parse';

function read(line: string) {
  const { instructions, errors } = describeDockerfile(parseDockerfile(`FROM a\n${line}`));
  expect(errors).toEqual([]);
  const [, instruction] = instructions;
  return [instruction?.form, ...(instruction?.arguments ?? [])];
}

describe('exec and shell form', () => {
  test.each<[string, readonly string[]]>([
    ['RUN echo hi', ['shell', 'echo hi']],
    ['RUN', ['shell']],
    ['RUN --network=none', ['shell']],
    ['RUN echo  a   b', ['shell', 'echo  a   b']],
    ['RUN ["a","b"]', ['exec', 'a', 'b']],
    ['RUN [ "a" , "b" ]', ['exec', 'a', 'b']],
    ['RUN ["a  b"]', ['exec', 'a  b']],
    ['RUN []', ['exec']],
    ['RUN [ ]', ['exec']],
    ['RUN ["a"', ['shell', '["a"']],
    ['RUN ["a",]', ['shell', '["a",]']],
    ['RUN ["a"]b', ['shell', '["a"]b']],
    ['RUN ["a"] # b', ['shell', '["a"] # b']],
    ["RUN ['a']", ['shell', "['a']"]],
    ['RUN [a]', ['shell', '[a]']],
    ['RUN ["a" "b"]', ['shell', '["a" "b"]']],
    ['RUN ["a\\tb\\u0041\\/"]', ['exec', 'a\tbA/']],
    ['RUN ["a\\"b"]', ['exec', 'a"b']],
    ['RUN ["C:\\x"]', ['shell', '["C:\\x"]']],
    ['RUN ["a\tb"]', ['shell', '["a\tb"]']],
    ['RUN ["\\ud83d\\ude00", "\\ud83d"]', ['exec', '😀', '\ufffd']],
    ['RUN ["$X"]', ['exec', '$X']],
    ['RUN ["a", \\\n "b"]', ['exec', 'a', 'b']],
    ['RUN ["a", \\\n # no\n "b"]', ['exec', 'a', 'b']],
    ['RUN x ["a"]', ['shell', 'x ["a"]']],
    ['CMD ["a"]', ['exec', 'a']],
    ['CMD ["echo",]', ['shell', '["echo",]']],
    ['CMD', ['shell']],
    ['CMD a b', ['shell', 'a b']],
    ['ENTRYPOINT ["a"]', ['exec', 'a']],
    ['ENTRYPOINT a', ['shell', 'a']],
    ['SHELL ["/bin/bash", "-c"]', ['exec', '/bin/bash', '-c']],
    ['HEALTHCHECK NONE', ['words', 'NONE']],
    ['HEALTHCHECK none', ['words', 'none']],
    ['HEALTHCHECK --interval=x NONE', ['words', 'NONE']],
    ['HEALTHCHECK CMD a b', ['shell', 'CMD', 'a b']],
    ['HEALTHCHECK cmd   a', ['shell', 'cmd', 'a']],
    ['HEALTHCHECK CMD ["a", "b"]', ['exec', 'CMD', 'a', 'b']],
    ['HEALTHCHECK CMD ["a",]', ['shell', 'CMD', '["a",]']],
    [
      'HEALTHCHECK --interval=5m --timeout=3s --start-period=1m --start-interval=1s --retries=3 CMD a',
      ['shell', 'CMD', 'a'],
    ],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('words', () => {
  test.each<[string, readonly string[]]>([
    ['COPY a b', ['words', 'a', 'b']],
    ['COPY a  b   c', ['words', 'a', 'b', 'c']],
    ['COPY "a b" c', ['words', '"a', 'b"', 'c']],
    ['COPY ["a b", "c"]', ['exec', 'a b', 'c']],
    ['COPY ["a", c', ['words', '["a",', 'c']],
    ['ADD a \\\n b', ['words', 'a', 'b']],
    ['VOLUME /a /b', ['words', '/a', '/b']],
    ['VOLUME ["/a b"]', ['exec', '/a b']],
    ['VOLUME [/a]', ['words', '[/a]']],
    ['EXPOSE 80 443/tcp', ['words', '80', '443/tcp']],
    ['EXPOSE 8000-8010/udp', ['words', '8000-8010/udp']],
    ['EXPOSE ${PORT}', ['words', '${PORT}']],
    ['USER a b', ['words', 'a b']],
    ['USER "a"', ['words', '"a"']],
    ['WORKDIR /a b', ['words', '/a b']],
    ['WORKDIR "/a b"', ['words', '"/a b"']],
    ['STOPSIGNAL SIGTERM', ['words', 'SIGTERM']],
    ['STOPSIGNAL $SIG', ['words', '$SIG']],
    ['MAINTAINER A <a@b>', ['words', 'A <a@b>']],
    ['FROM b AS c', ['words', 'b', 'AS', 'c']],
    ['FROM --platform=linux/amd64 b as c', ['words', 'b', 'as', 'c']],
    ['ONBUILD RUN  a "b"', ['words', 'RUN  a "b"']],
    ['ONBUILD COPY . /x', ['words', 'COPY . /x']],
    ['ARG a', ['words', 'a']],
    ['ARG a=b', ['words', 'a=b']],
    ['ARG a=', ['words', 'a=']],
    ['ARG a=b c "d=e f"', ['words', 'a=b', 'c', '"d=e f"']],
    ["ARG a='b c'", ['words', "a='b c'"]],
    ['ARG a=b=c', ['words', 'a=b=c']],
    ['ARG a=b\\ c', ['words', 'a=b\\ c']],
    ['ARG --x a', ['words', 'a']],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('pairs', () => {
  test.each<[string, readonly string[]]>([
    ['ENV a=b', ['pairs', 'a', 'b']],
    ['ENV a=b c=d', ['pairs', 'a', 'b', 'c', 'd']],
    ['ENV a="b c" d=\'e f\'', ['pairs', 'a', '"b c"', 'd', "'e f'"]],
    ['ENV a=b\\ c', ['pairs', 'a', 'b\\ c']],
    ['ENV a="b\\" c" d=e', ['pairs', 'a', '"b\\" c"', 'd', 'e']],
    ["ENV a='b\\' d=e", ['pairs', 'a', "'b\\'", 'd', 'e']],
    ['ENV a=', ['pairs', 'a', '']],
    ['ENV a=""', ['pairs', 'a', '""']],
    ['ENV a=b=c', ['pairs', 'a', 'b=c']],
    ['ENV a=b \\\n    c=d', ['pairs', 'a', 'b', 'c', 'd']],
    ['ENV a=b \\\n    # no\n\n    c=d', ['pairs', 'a', 'b', 'c', 'd']],
    ['ENV a b', ['pairs', 'a', 'b']],
    ['ENV a b c', ['pairs', 'a', 'b c']],
    ['ENV a  b  c ', ['pairs', 'a', 'b  c']],
    ['ENV a b=c', ['pairs', 'a', 'b=c']],
    ['ENV a = b', ['pairs', 'a', '= b']],
    ['ENV a "b c"', ['pairs', 'a', '"b c"']],
    ['ENV "a b" c', ['pairs', '"a', 'b" c']],
    ['ENV "a=b"', ['pairs', '"a', 'b"']],
    ['ENV "a b"=c', ['pairs', '"a b"', 'c']],
    ['ENV a=$b c=${d:-e}', ['pairs', 'a', '$b', 'c', '${d:-e}']],
    ['LABEL a=b', ['pairs', 'a', 'b']],
    ['LABEL "com.example.x"="y z"', ['pairs', '"com.example.x"', '"y z"']],
    ['LABEL a b c', ['pairs', 'a', 'b c']],
    ['LABEL a.b="c" \\\n      d.e=f', ['pairs', 'a.b', '"c"', 'd.e', 'f']],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  test('the legacy form is told apart', () => {
    const legacy = parseDockerfile('FROM a\nENV b c\nENV b=c\nLABEL b c').instructions.map((each) =>
      each.keyword === 'env' || each.keyword === 'label' ? each.legacy : undefined,
    );
    expect(legacy).toEqual([undefined, true, false, true]);
  });
});

describe('spans', () => {
  test.each<[string, (text: string) => readonly (string | undefined)[], readonly string[]]>([
    [
      'FROM --platform=$P img:1 AS st',
      (text) => {
        const [from] = parseDockerfile(text).instructions;
        if (from?.keyword !== 'from') return [];
        return [
          from.keywordSpan,
          from.image.span,
          from.name?.span,
          from.platform?.span,
          from.platform?.valueSpan,
        ].map((span) => span && text.slice(span.start, span.end));
      },
      ['FROM', 'img:1', 'st', '--platform=$P', '$P'],
    ],
    [
      'FROM a\nENV x="1 2" \\\n  y=3',
      (text) => {
        const env = parseDockerfile(text).instructions[1];
        if (env?.keyword !== 'env') return [];
        return env.pairs
          .flatMap(({ span, key, value }) => [span, key.span, value.span])
          .map((span) => text.slice(span.start, span.end));
      },
      ['x="1 2"', 'x', '"1 2"', 'y=3', 'y', '3'],
    ],
    [
      'FROM a\nCMD ["x", \\\n  "y\\n"]',
      (text) => {
        const cmd = parseDockerfile(text).instructions[1];
        if (cmd?.keyword !== 'cmd' || cmd.command.form !== 'exec') return [];
        return cmd.command.items.map(({ span }) => text.slice(span.start, span.end));
      },
      ['"x"', '"y\\n"'],
    ],
    [
      'FROM a\nARG x=1 y',
      (text) => {
        const arg = parseDockerfile(text).instructions[1];
        if (arg?.keyword !== 'arg') return [];
        return arg.declarations
          .flatMap(({ span, name, default: value }) => [span, name.span, value?.span])
          .map((span) => (span === undefined ? '-' : text.slice(span.start, span.end)));
      },
      ['x=1', 'x', '1', 'y', 'y', '-'],
    ],
    [
      'FROM a\nONBUILD  COPY x  /y',
      (text) => {
        const onbuild = parseDockerfile(text).instructions[1];
        if (onbuild?.keyword !== 'onbuild' || onbuild.trigger.keyword !== 'copy') return [];
        const { span, keywordSpan, destination } = onbuild.trigger;
        return [span, keywordSpan, destination.span].map((each) => text.slice(each.start, each.end));
      },
      ['COPY x  /y', 'COPY', '/y'],
    ],
  ])('%s', (text, spans, expected) => {
    expect(spans(text)).toEqual(expected);
  });
});
