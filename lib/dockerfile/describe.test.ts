import { expect, test } from 'vitest';
import { describeDockerfile } from './describe';
import { parseDockerfile } from './parse';

test('a file as plinth parse prints it', () => {
  const text = `# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM golang:1.22 AS build
ENV A="b c" \\
    # the next
    D=e
RUN --mount=type=cache,target=/root/.cache <<-EOF
	go build
	EOF
COPY --from=build ["/a b", "/c"]
healthcheck --interval=5s CMD ["curl", "-f"]
FOO
ONBUILD RUN  make "x"
ARG V=1 W
CMD echo  hi
`;
  expect(describeDockerfile(parseDockerfile(text))).toEqual({
    directives: { syntax: 'docker/dockerfile:1', escape: null, check: null },
    instructions: [
      {
        keyword: 'from',
        line: 2,
        endLine: 2,
        flags: ['--platform=$BUILDPLATFORM'],
        form: 'words',
        arguments: ['golang:1.22', 'AS', 'build'],
        heredocs: [],
      },
      {
        keyword: 'env',
        line: 3,
        endLine: 5,
        flags: [],
        form: 'pairs',
        arguments: ['A', '"b c"', 'D', 'e'],
        heredocs: [],
      },
      {
        keyword: 'run',
        line: 6,
        endLine: 8,
        flags: ['--mount=type=cache,target=/root/.cache'],
        form: 'shell',
        arguments: ['<<-EOF'],
        heredocs: [
          { delimiter: 'EOF', quoted: false, stripTabs: true, descriptor: 0, content: '\tgo build\n' },
        ],
      },
      {
        keyword: 'copy',
        line: 9,
        endLine: 9,
        flags: ['--from=build'],
        form: 'exec',
        arguments: ['/a b', '/c'],
        heredocs: [],
      },
      {
        keyword: 'healthcheck',
        line: 10,
        endLine: 10,
        flags: ['--interval=5s'],
        form: 'exec',
        arguments: ['CMD', 'curl', '-f'],
        heredocs: [],
      },
      { keyword: 'foo', line: 11, endLine: 11, flags: [], form: 'words', arguments: [], heredocs: [] },
      {
        keyword: 'onbuild',
        line: 12,
        endLine: 12,
        flags: [],
        form: 'words',
        arguments: ['RUN  make "x"'],
        heredocs: [],
      },
      {
        keyword: 'arg',
        line: 13,
        endLine: 13,
        flags: [],
        form: 'words',
        arguments: ['V=1', 'W'],
        heredocs: [],
      },
      {
        keyword: 'cmd',
        line: 14,
        endLine: 14,
        flags: [],
        form: 'shell',
        arguments: ['echo  hi'],
        heredocs: [],
      },
    ],
    errors: [{ message: 'unknown instruction: FOO (did you mean FROM?)', line: 11 }],
  });
});

test.each<[string, string, readonly string[]]>([
  ['COPY a', 'words', ['a']],
  ['COPY ["a"]', 'exec', ['a']],
  ['SHELL a b', 'shell', ['a b']],
  ['HEALTHCHECK curl x', 'shell', ['curl', 'x']],
  ['ENV a', 'words', ['a']],
  ['FROM', 'words', []],
  ['CMD [1]', 'shell', ['[1]']],
])('of %s, which is refused, what was read is shown', (line, form, args) => {
  const [, instruction] = describeDockerfile(parseDockerfile(`FROM a\n${line}`)).instructions;
  expect(instruction).toMatchObject({ form, arguments: args });
});
