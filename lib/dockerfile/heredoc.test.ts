import { describe, expect, test } from 'vitest';
import { describeDockerfile } from './describe';
import { parseDockerfile } from './parse';

type Shown = readonly [
  delimiter: string,
  quoted: boolean,
  stripTabs: boolean,
  descriptor: number,
  content: string,
];

function heredocsOf(text: string): readonly Shown[] {
  const [, instruction] = describeDockerfile(parseDockerfile(`FROM a\n${text}`)).instructions;
  return (instruction?.heredocs ?? []).map((each) => [
    each.delimiter,
    each.quoted,
    each.stripTabs,
    each.descriptor,
    each.content,
  ]);
}

describe('here-documents', () => {
  test.each<[string, string, readonly Shown[]]>([
    ['RUN', 'RUN <<EOF\na\nb\nEOF', [['EOF', false, false, 0, 'a\nb\n']]],
    ['behind a command', 'RUN cat <<EOF\na\nEOF', [['EOF', false, false, 0, 'a\n']]],
    ['before a command', 'RUN <<EOF cat\na\nEOF', [['EOF', false, false, 0, 'a\n']]],
    ['COPY', 'COPY <<EOF /x\na\nEOF', [['EOF', false, false, 0, 'a\n']]],
    ['ADD', 'ADD <<EOF /x\na\nEOF', [['EOF', false, false, 0, 'a\n']]],
    ['keyword in lower case', 'run <<EOF\na\nEOF', [['EOF', false, false, 0, 'a\n']]],
    ['under ONBUILD', 'ONBUILD RUN <<EOF\na\nEOF', [['EOF', false, false, 0, 'a\n']]],
    ['behind flags', 'RUN --network=none <<EOF\na\nEOF', [['EOF', false, false, 0, 'a\n']]],
    ['empty', 'RUN <<EOF\nEOF', [['EOF', false, false, 0, '']]],
    ['single quotes', "RUN <<'EOF'\na\nEOF", [['EOF', true, false, 0, 'a\n']]],
    ['double quotes', 'RUN <<"EOF"\na\nEOF', [['EOF', true, false, 0, 'a\n']]],
    ['partly quoted', "RUN <<E'O'F\na\nEOF", [['EOF', true, false, 0, 'a\n']]],
    ['an escaped quote quotes nothing', "RUN <<E\\'F\na\nE'F", [["E'F", false, false, 0, 'a\n']]],
    ['white space within quotes', "RUN <<'A B'\na\nA B", [['A B', true, false, 0, 'a\n']]],
    ['a dollar in the name', 'RUN <<$EOF\na\n$EOF', [['$EOF', false, false, 0, 'a\n']]],
    ['white space behind the sign', 'RUN << EOF\na\nEOF', [['EOF', false, false, 0, 'a\n']]],
    ['strips tabs', 'RUN <<-EOF\n\ta\n\t\tb\n\tEOF', [['EOF', false, true, 0, '\ta\n\t\tb\n']]],
    ['strips tabs, quoted', "RUN <<-'EOF'\n\ta\n\tEOF", [['EOF', true, true, 0, '\ta\n']]],
    ['spaces are not stripped', 'RUN <<-EOF\n  a\n  EOF\nEOF', [['EOF', false, true, 0, '  a\n  EOF\n']]],
    ['descriptor', 'RUN 3<<EOF\na\nEOF', [['EOF', false, false, 3, 'a\n']]],
    ['descriptor and tabs', 'RUN 12<<-EOF\na\nEOF', [['EOF', false, true, 12, 'a\n']]],
    ['digits as name', 'RUN <<1\na\n1', [['1', false, false, 0, 'a\n']]],
    [
      'two in one line',
      'COPY <<A <<B /x\na\nA\nb\nB',
      [
        ['A', false, false, 0, 'a\n'],
        ['B', false, false, 0, 'b\n'],
      ],
    ],
    [
      'two, each with the name of the other in it',
      'COPY <<X <<Y /x\nY\nX\nX\nY',
      [
        ['X', false, false, 0, 'Y\n'],
        ['Y', false, false, 0, 'X\n'],
      ],
    ],
    [
      'two with one name',
      'RUN <<A cat <<A\na\nA\nb\nA',
      [
        ['A', false, false, 0, 'a\n'],
        ['A', false, false, 0, 'b\n'],
      ],
    ],
    [
      'a body that looks like instructions',
      'COPY <<EOF /x\nFROM b\nRUN c\n# d\nEOF',
      [['EOF', false, false, 0, 'FROM b\nRUN c\n# d\n']],
    ],
    [
      'a body with escapes and empty lines',
      'RUN <<EOF\na \\\n\n  b\nEOF',
      [['EOF', false, false, 0, 'a \\\n\n  b\n']],
    ],
    ['CRLF', 'RUN <<EOF\r\na\r\nEOF\r\n', [['EOF', false, false, 0, 'a\r\n']]],
    ['the sign on a continued line', 'RUN cat \\\n  <<EOF\na\nEOF', [['EOF', false, false, 0, 'a\n']]],
    [
      'a word behind it is part of the name',
      'RUN cat <<EOF|x\na\nEOF|x',
      [['EOF|x', false, false, 0, 'a\n']],
    ],
    [
      'the end must be the whole line',
      'RUN <<EOF\nEOF \n EOF\nEOF',
      [['EOF', false, false, 0, 'EOF \n EOF\n']],
    ],
    ['the escape directive does not count', 'RUN <<E\\`F\na\nE`F', [['E`F', false, false, 0, 'a\n']]],
  ])('%s', (_, text, expected) => {
    expect(heredocsOf(text)).toEqual(expected);
  });

  test.each<[string, string]>([
    ['an exec form', 'RUN ["<<EOF"]'],
    ['quoted', 'RUN "<<EOF"'],
    ['quoted with single quotes', "RUN '<<EOF'"],
    ['escaped', 'RUN \\<<EOF'],
    ['within a word', 'RUN cat<<EOF'],
    ['a here-string', 'RUN cat <<<EOF'],
    ['no name', 'RUN cat <<'],
    ['no name behind a dash', 'RUN cat <<- EOF'],
    ['quotes that do not close', 'RUN echo "x <<EOF'],
    ['a variable that does not close', 'RUN echo ${x <<EOF'],
    ['CMD', 'CMD cat <<EOF'],
    ['ENTRYPOINT', 'ENTRYPOINT cat <<EOF'],
    ['ENV', 'ENV a <<EOF'],
    ['ONBUILD of another', 'ONBUILD CMD cat <<EOF'],
  ])('none in %s', (_, line) => {
    const { instructions, errors } = parseDockerfile(`FROM a\n${line}\nRUN b`);
    expect(errors).toEqual([]);
    expect(instructions.map(({ keyword }) => keyword)).toHaveLength(3);
    expect(instructions[1]?.heredocs).toEqual([]);
  });

  test('content has the tabs taken out, the span of the body has not', () => {
    const text = 'FROM a\nRUN cat <<-EOF > x\n\t\ta\tb\n\tEOF\n';
    const heredoc = parseDockerfile(text).instructions[1]?.heredocs[0];
    expect(heredoc?.content).toBe('a\tb\n');
    expect(heredoc && text.slice(heredoc.bodySpan.start, heredoc.bodySpan.end)).toBe('\t\ta\tb\n');
    expect(heredoc && text.slice(heredoc.span.start, heredoc.span.end)).toBe('<<-EOF');
  });

  test('the instruction ends with the line that closes its last body', () => {
    const text = 'FROM a\nCOPY <<A <<B /x\na\nA\nb\nB\nRUN c\n';
    const [, copy, run] = parseDockerfile(text).instructions;
    expect(copy && text.slice(copy.span.start, copy.span.end)).toBe('COPY <<A <<B /x\na\nA\nb\nB');
    expect(run?.keyword).toBe('run');
  });

  test('the trigger of ONBUILD has them too', () => {
    const [, onbuild] = parseDockerfile('FROM a\nONBUILD COPY <<E /x\na\nE\n').instructions;
    expect(onbuild?.keyword === 'onbuild' && onbuild.trigger.heredocs).toEqual(onbuild?.heredocs);
    expect(onbuild?.heredocs).toHaveLength(1);
  });
});

describe('here-documents that do not end', () => {
  test('are an error at their sign', () => {
    const text = 'FROM a\nRUN cat <<EOF\nb\n';
    const { errors } = parseDockerfile(text);
    expect(errors.map(({ code, span }) => [code, text.slice(span.start, span.end)])).toEqual([
      ['unterminated-heredoc', '<<EOF'],
    ]);
  });

  test('leave the instructions below them readable', () => {
    const { instructions, errors } = parseDockerfile('FROM a\nRUN <<EOF\nb\nCOPY c /d\nCMD ["e"]\nRUNN f\n');
    expect(instructions.map(({ keyword }) => keyword)).toEqual(['from', 'run', 'copy', 'cmd', 'invalid']);
    expect(instructions[1]?.heredocs[0]?.content).toBe('b\n');
    expect(errors.map(({ code }) => code)).toEqual(['unterminated-heredoc', 'unknown-instruction']);
  });

  test('later ones are still found', () => {
    const text = 'FROM a\nRUN <<A\nx\nRUN <<B\ny\nB\nRUN <<-C\nz\n\tC\nCMD d\n';
    const { instructions, errors } = parseDockerfile(text);
    expect(errors.map(({ code }) => code)).toEqual(['unterminated-heredoc']);
    expect(instructions.flatMap(({ heredocs }) => heredocs.map(({ content }) => content))).toEqual([
      'x\n',
      'y\n',
      'z\n',
    ]);
    expect(instructions.at(-1)?.keyword).toBe('cmd');
  });

  test('the next in the same line take nothing', () => {
    const { instructions, errors } = parseDockerfile('FROM a\nCOPY <<A <<B /x\nb\nRUN c\nB\nCMD d\n');
    expect(errors.map(({ code }) => code)).toEqual(['unterminated-heredoc', 'unknown-instruction']);
    expect(instructions[1]?.heredocs.map(({ content }) => content)).toEqual(['b\n', '']);
    expect(instructions.map(({ keyword }) => keyword)).toEqual(['from', 'copy', 'run', 'invalid', 'cmd']);
  });
});
