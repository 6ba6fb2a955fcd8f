import { defineRule } from '../rule';

const shells = /^(sh|bash|ash|dash|zsh|python3?|perl|ruby|node)$/;

export default defineRule({
  id: 'unverified-download',
  severity: 'warning',
  consequence: 'risk',
  title: 'Download that is run or trusted unchecked',
  why: 'A script piped from the network into a shell runs whatever the server sends on the day of the build, and half of it when the connection breaks. With TLS checks switched off anyone on the way can send something else.',
  remedy: 'Download a fixed version to a file, check its checksum or signature, then run it.',
  symptoms: [],
  references: [
    { title: 'ADD --checksum', url: 'https://docs.docker.com/reference/dockerfile/#add---checksum' },
  ],
  aliases: [
    { tool: 'checkov', id: 'CKV2_DOCKER_2' },
    { tool: 'checkov', id: 'CKV2_DOCKER_3' },
  ],
  examples: {
    bad: [
      {
        title: 'Piped into a shell',
        dockerfile:
          'FROM debian:trixie\nRUN apt-get update && apt-get install -y curl\nRUN [|curl -fsSL https://example.com/install.sh|] | sh\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'TLS switched off',
        dockerfile:
          'FROM debian:trixie\nRUN apt-get update && apt-get install -y curl\nRUN [|curl -k -o /tool https://example.com/tool|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Checked before it is run',
        dockerfile:
          'FROM debian:trixie\nRUN apt-get update && apt-get install -y curl\nRUN curl -fsSLo install.sh https://example.com/install.sh && echo "0123 install.sh" | sha256sum -c && sh install.sh\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const { stage } of reachable) {
      for (const { run } of stage.steps) {
        for (const effect of run?.effects ?? []) {
          if (effect.kind !== 'downloaded') continue;
          const piped = effect.pipedTo !== undefined && shells.test(effect.pipedTo);
          if (!effect.tlsOff && (!piped || effect.verified)) continue;
          const what = effect.url === undefined ? 'What is downloaded' : `\`${effect.url}\``;
          yield {
            span: effect.span,
            stage: stage.index,
            certainty: effect.certainty,
            message: effect.tlsOff
              ? `${what} is fetched with TLS checks switched off: anyone on the way can send something else.`
              : `${what} is piped straight into \`${effect.pipedTo}\`: whatever the server sends on the day of the build is run.`,
            remedy: effect.tlsOff
              ? 'Leave certificate checks on; add the CA certificate if the server has a private one.'
              : 'Download a fixed version to a file, check its checksum or signature, then run it.',
          };
        }
      }
    }
  },
});
