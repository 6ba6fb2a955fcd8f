import type { Comment, Dockerfile, Instruction, Word } from '../../dockerfile/syntax';
import { defineRule } from '../rule';

const checkName = 'InvalidDefinitionDescription';

export default defineRule({
  id: 'definition-comment-unnamed',
  severity: 'info',
  consequence: 'risk',
  title: 'Comment that is no description',
  why: '`docker build --call=outline` and `--call=targets` show the comment right above an ARG or a named stage as its description, if it begins with its name. A comment that begins otherwise is left out there. BuildKit looks at this only where `# check=experimental=InvalidDefinitionDescription` asks for it, and so does this rule.',
  remedy: 'Begin the comment with the name, or part it from the instruction by a line with `#` alone.',
  symptoms: [],
  references: [
    {
      title: 'Build checks: InvalidDefinitionDescription',
      url: 'https://docs.docker.com/reference/build-checks/invalid-definition-description/',
    },
  ],
  aliases: [{ tool: 'buildkit', id: checkName }],
  examples: {
    bad: [
      {
        title: 'A remark above a stage and an argument',
        dockerfile:
          '# check=experimental=InvalidDefinitionDescription\n# the release\nARG [|RELEASE|]=trixie-slim\n# Runs the program\nFROM debian:${RELEASE} AS [|final|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Descriptions',
        dockerfile:
          '# check=experimental=InvalidDefinitionDescription\n# RELEASE is the release of Debian\nARG RELEASE=trixie-slim\n# final runs the program\nFROM debian:${RELEASE} AS final\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Parted from the instruction',
        dockerfile:
          '# check=experimental=InvalidDefinitionDescription\n# A remark\n\nARG RELEASE=trixie-slim\n# Another\n#\nFROM debian:${RELEASE} AS final\n# No definition\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Not asked for',
        dockerfile:
          '# A remark\nARG RELEASE=trixie-slim\nFROM debian:${RELEASE}\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ dockerfile }) {
    if (!isAskedFor(dockerfile)) return;
    const lastComments = commentsAbove(dockerfile);
    for (const instruction of dockerfile.instructions) {
      const defined = definedBy(instruction);
      const [first] = defined;
      const comment = lastComments.get(instruction);
      if (!first || !comment) continue;
      const names = defined.map(({ text }) => text);
      const [begins = ''] = comment.text.split(' ', 1);
      if (names.includes(begins)) continue;
      yield {
        span: first.span,
        certainty: 'certain',
        message: `The comment above begins with \`${begins}\`, so it does not describe ${names.map((name) => `\`${name}\``).join(', ')}.`,
        remedy: `Begin it with \`# ${names[0]}\`, or put a line with \`#\` alone between.`,
        evidence: [{ text: 'This comment is meant.', span: comment.span }],
      };
    }
  },
});

function isAskedFor({ directives }: Dockerfile): boolean {
  const value = directives.find(({ name }) => name === 'check')?.value ?? '';
  const asked = /(?:^|;)\s*experimental=([^;\s]*)/.exec(value)?.[1]?.split(',') ?? [];
  return asked.includes('all') || asked.includes(checkName);
}

function definedBy(instruction: Instruction): readonly Word[] {
  if (instruction.keyword === 'arg') return instruction.declarations.map(({ name }) => name);
  if (instruction.keyword !== 'from' || !instruction.name) return [];
  return [{ ...instruction.name, text: instruction.name.text.toLowerCase() }];
}

/** The comment on the line right above an instruction, if it says anything. */
function commentsAbove({ text, comments, instructions }: Dockerfile): ReadonlyMap<Instruction, Comment> {
  const above = new Map<Instruction, Comment>();
  let next = 0;
  for (const instruction of instructions) {
    let last: Comment | undefined;
    for (; (comments[next]?.span.start ?? text.length) < instruction.span.start; next++)
      last = comments[next];
    if (!last || last.text === '') continue;
    const between = text.slice(last.span.end, instruction.span.start);
    if (/^\r*\n[ \t]*$/.test(between)) above.set(instruction, last);
  }
  return above;
}
