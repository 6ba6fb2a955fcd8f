import { type Generator, inline, nested } from './generator';

const from = 'FROM debian:13\nENV A=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa N=\n';
const bash = `${from}SHELL ["/bin/bash", "-c"]\n`;

/** Words: quotes, variables, patterns and braces, of Dockerfile and shell. */
export const wordGenerators: readonly Generator[] = [
  ...['LABEL a=', 'RUN a '].flatMap((head): readonly Generator[] => {
    const kind = head.slice(0, head.indexOf(' '));
    return [
      inline(`variables, ${kind}`, from + head, '$A'),
      inline(`variables with defaults, ${kind}`, from + head, '${N:-x}'),
      nested(`defaults in defaults, ${kind}`, from + head, '${N:-', '}', 'x'),
      nested(`open defaults, ${kind}`, from + head, '${N:-', ''),
      inline(`quotes, ${kind}`, from + head, '"$A"\'b\''),
      inline(`open quotes, ${kind}`, from + head, '\\"'),
      inline(`patterns, ${kind}`, from + head, '${A#*a*a*a*b}'),
      inline(`suffixes, ${kind}`, from + head, '${A%%a*a*b}'),
      inline(`replacements, ${kind}`, from + head, '${A//*a/b}'),
      inline(`one long pattern, ${kind}`, `${from + head}\${A##`, '*a', 'b}'),
      inline(`one long suffix, ${kind}`, `${from + head}\${A%%`, '*a', 'b}'),
      inline(`one long replacement, ${kind}`, `${from + head}\${A//`, '*a', 'b/c}'),
      inline(`dollars, ${kind}`, from + head, '$'),
      inline(`backslashes, ${kind}`, from + head, '\\'),
    ];
  }),
  inline('braces', `${bash}RUN cp `, '{a,b}{c,d}{e,f} '),
  inline('braces in one word', `${bash}RUN cp x`, '{a,b}'),
  inline('ranges of braces', `${bash}RUN touch `, '/x{1..63} '),
  nested('braces in braces', `${bash}RUN touch `, '{a,', '}', 'b'),
  inline('one brace of many', `${bash}RUN touch {`, 'a,', 'b}'),
  inline('globs', `${from}RUN rm `, '/a*b?c[d] '),
  inline('one long glob', `${from}RUN rm /`, '*a', 'b'),
  inline('options', `${from}RUN apt-get install `, (at) => `--o${at}=x `),
  inline('assignments in front', `${from}RUN `, (at) => `A${at}=b `, 'c'),
  inline('assignments', `${from}RUN `, (at) => `A${at}=b; `, 'c'),
  inline('arithmetic', `${from}RUN a `, '$((1 + A)) '),
  nested('arithmetic in arithmetic', `${from}RUN a $((`, '(1+', ')', '1))'),
  inline('here-strings', `${bash}RUN a `, '<<<"$A" '),
  inline('numbers for ids', `${from}USER `, '9'),
  inline('digits and dots', `${from}RUN pip install a==`, '1.'),
  inline('signs of versions', `${from}RUN apt-get install a=`, '1:~-+'),
  inline('an address without end', `${from}RUN curl https://`, 'a.b/'),
  inline('spaces', `${from}RUN a`, ' ', 'b'),
  inline('tabs of a here-document', `${from}RUN <<-E\n`, '\t', 'a\nE'),
];
