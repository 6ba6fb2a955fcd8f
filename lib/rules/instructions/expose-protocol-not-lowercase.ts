import { defineRule } from '../rule';
import { exposedWords } from './exposed-words';

export default defineRule({
  id: 'expose-protocol-not-lowercase',
  severity: 'info',
  consequence: 'risk',
  title: 'Protocol of EXPOSE in capitals',
  why: 'BuildKit writes the protocol in lower case into the image. Other builders and tools that read the Dockerfile compare it as it stands.',
  remedy: 'Write `tcp`, `udp` or `sctp`.',
  symptoms: [],
  references: [
    {
      title: 'Build checks: ExposeProtoCasing',
      url: 'https://docs.docker.com/reference/build-checks/expose-proto-casing/',
    },
  ],
  aliases: [{ tool: 'buildkit', id: 'ExposeProtoCasing' }],
  examples: {
    bad: [
      {
        title: 'TCP',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nEXPOSE [|8080/TCP|] 8081/udp\nCMD ["sleep", "1"]\n',
        fixed: 'FROM debian:trixie-slim\nUSER 1000\nEXPOSE 8080/tcp 8081/udp\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Out of a variable',
        dockerfile:
          'FROM debian:trixie-slim\nENV PROTOCOL=Udp\nUSER 1000\nEXPOSE [|53/$PROTOCOL|]\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Lower case',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nEXPOSE 8080/tcp 8081\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const { stage, word, port, isLiteral } of exposedWords(inspection)) {
      const slash = port.container.indexOf('/');
      const protocol = slash === -1 ? '' : port.container.slice(slash + 1);
      const lower = protocol.toLowerCase();
      if (protocol === lower) continue;
      const { end } = word.span;
      yield {
        span: word.span,
        stage,
        certainty: 'certain',
        message: `\`${port.text}\` names the protocol \`${lower}\` in capitals.`,
        remedy: `Write \`${port.text.slice(0, -protocol.length)}${lower}\`.`,
        ...(isLiteral && {
          fix: { safety: 'safe', edits: [{ span: { start: end - protocol.length, end }, newText: lower }] },
        }),
      };
    }
  },
});
