import { defineRule } from '../rule';
import { exposedWords } from './exposed-words';

export default defineRule({
  id: 'expose-with-host-port',
  severity: 'warning',
  consequence: 'risk',
  title: 'EXPOSE with an address or a port of the host',
  why: 'EXPOSE says which port the program in the container listens on. Where it is reached from outside is decided when the container is started; the builder drops what EXPOSE says about it and announces that it will refuse it.',
  remedy: 'Name the container port alone, and publish it with `docker run -p`.',
  symptoms: [],
  references: [
    {
      title: 'Build checks: ExposeInvalidFormat',
      url: 'https://docs.docker.com/reference/build-checks/expose-invalid-format/',
    },
  ],
  aliases: [{ tool: 'buildkit', id: 'ExposeInvalidFormat' }],
  examples: {
    bad: [
      {
        title: 'A mapping',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nEXPOSE [|80:8080|]\nCMD ["sleep", "1"]\n',
        fixed: 'FROM debian:trixie-slim\nUSER 1000\nEXPOSE 8080\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'An address',
        dockerfile:
          'FROM debian:trixie-slim\nUSER 1000\nEXPOSE [|127.0.0.1:80:8080/tcp|] [|[::1]:81:8081|]\nCMD ["sleep", "1"]\n',
        fixed: 'FROM debian:trixie-slim\nUSER 1000\nEXPOSE 8080/tcp 8081\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'The container port',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nEXPOSE 8080 9000-9010/udp\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const { stage, word, port, isLiteral } of exposedWords(inspection)) {
      if (port.address === '' && port.host === '') continue;
      yield {
        span: word.span,
        stage,
        certainty: 'certain',
        message: `EXPOSE has no say over the host: of \`${port.text}\` the builder keeps the port in the container, \`${port.container}\`.`,
        remedy: `Write \`${port.container}\`; map it with \`docker run -p ${port.text}\`.`,
        ...(isLiteral && {
          fix: { safety: 'safe', edits: [{ span: word.span, newText: port.container }] },
        }),
      };
    }
  },
});
