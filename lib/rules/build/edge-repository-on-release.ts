import { presentIn } from '../../fact/fact';
import { defineRule } from '../rule';

export default defineRule({
  id: 'edge-repository-on-release',
  severity: 'warning',
  consequence: 'risk',
  title: 'Packages of Alpine edge on a release',
  why: 'Edge is built against newer libraries than a release has. A package from there pulls those libraries in over the ones of the release, or does not find what it is linked against, from one day to the next.',
  remedy: 'Take the package from the release, or the whole image from a newer one.',
  symptoms: ['symbol not found', 'ERROR: unable to select packages: so:… (no such package)'],
  references: [
    {
      title: 'Alpine: repositories',
      url: 'https://wiki.alpinelinux.org/wiki/Repositories#Using_testing_repository',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'For one package',
        dockerfile:
          'FROM alpine:3.24\nRUN [|apk add --no-cache --repository=http://dl-cdn.alpinelinux.org/alpine/edge/community gosu|]\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'For all',
        dockerfile:
          'FROM alpine:3.24\nRUN [|echo https://dl-cdn.alpinelinux.org/alpine/edge/testing >> /etc/apk/repositories|] && apk add --no-cache hugo\nUSER 1000\nCMD ["hugo"]\n',
      },
    ],
    good: [
      {
        title: 'On edge itself',
        dockerfile:
          'FROM alpine:edge\nRUN apk add --no-cache --repository=https://dl-cdn.alpinelinux.org/alpine/edge/testing hugo\nUSER 1000\nCMD ["hugo"]\n',
      },
      {
        title: 'A newer package of the release',
        dockerfile: 'FROM alpine:3.24\nRUN apk add --no-cache hugo\nUSER 1000\nCMD ["hugo"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const { image, stage } of reachable) {
      const upstream = image && presentIn(image.facts.upstream);
      if (!image || !upstream || upstream.distribution !== 'alpine') continue;
      const { release } = upstream;
      if (release === undefined) continue;
      const found = stage.steps
        .flatMap(({ run }) => (run?.script.commands ?? []).map((command) => ({ run, command })))
        .map(({ run, command }) => ({
          run,
          command,
          address: command.words
            .map(({ written }) => edgeAddress(written))
            .find((found) => found !== undefined),
        }))
        .find(({ address }) => address);
      if (!found?.run || !found.address) continue;
      const isPlain = found.address.startsWith('http:');
      const tagged = found.command.words.some(({ written }) => /^@\w+ /.test(written));
      yield {
        span: found.run.toSource(found.command.span),
        stage: stage.index,
        certainty: 'likely',
        ...(tagged && { severity: 'info' as const }),
        message: `Packages of edge come upon Alpine ${release}: they are built against newer libraries than the release has, and stop fitting from one day to the next.${isPlain ? ' The index comes over plain `http`.' : ''}`,
        remedy: `Take the package from Alpine ${release}, or build on a newer release that has it${isPlain ? '; write `https`' : ''}.`,
      };
    }
  },
});

/** The address of a repository of edge within a word. */
function edgeAddress(word: string): string | undefined {
  return word
    .split(/[\s=]/)
    .find((part) => /^https?:/.test(part) && part.includes('alpine') && part.includes('/edge/'));
}
