import { valueOf } from '../../fact/fact';
import { languageOfImage, languageOfLaunch } from '../../start/runtime';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';

export default defineRule({
  id: 'toolchain-in-final-stage',
  severity: 'info',
  consequence: 'choice-of-base',
  title: 'The final image carries the compiler',
  why: 'Compilers, headers and package caches are hundreds of megabytes that the running program never uses, and every one of them is something to patch and something an intruder can use.',
  remedy: 'Build in a first stage and copy the program into a small final one.',
  symptoms: [],
  references: [{ title: 'Multi-stage builds', url: 'https://docs.docker.com/build/building/multi-stage/' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Go in one stage',
        dockerfile:
          'FROM [|golang:1.27-trixie|]\nWORKDIR /app\nCOPY . .\nRUN go build -o /app/app .\nUSER 1000\nCMD ["/app/app"]\n',
      },
    ],
    good: [
      {
        title: 'Two stages',
        dockerfile:
          'FROM golang:1.27-trixie AS builder\nWORKDIR /app\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out/app .\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=builder /out/app /app\nCMD ["/app"]\n',
      },
      {
        title: 'An interpreter runs the program',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY . .\nUSER node\nCMD ["node", "server.js"]\n',
      },
    ],
  },
  *check({ target }) {
    if (!target?.image || !target.start || target.stage.base.kind === 'stage') return;
    const language = languageOfImage(target.image);
    const compiled = language !== undefined && ['go', 'rust', 'gcc', 'c'].includes(language.name);
    const builds = target.executables.some(
      ({ of, native }) => of === 'start' && native?.view === target.view,
    );
    const jdk =
      language?.name === 'java' &&
      /jdk/.test(target.image.reference) &&
      languageOfLaunch(target.start)?.name === 'java';
    const sdk = /\/sdk:/.test(target.image.reference);
    if (!builds && !jdk && !sdk) return;
    if (builds && !compiled && valueOf(target.image.facts.purpose) !== 'builder') return;
    yield {
      span: target.stage.from.image.span,
      stage: target.stage.index,
      certainty: 'certain',
      message: `The final image stands on \`${target.image.reference}\`, which brings the whole toolchain.`,
      remedy: jdk
        ? 'Run it on the JRE of the same version; build in a stage before.'
        : 'Build in a first stage and copy the program into a small final one; the bases below say which runs it.',
      evidence: [
        fromFact(`\`${target.image.reference}\` is made to build with.`, target.image.facts.language),
      ],
    };
  },
});
