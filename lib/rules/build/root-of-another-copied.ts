import { wholeRootsIn } from '../../contents/whole-roots';
import { presentIn } from '../../fact/fact';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';

export default defineRule({
  id: 'root-of-another-copied',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'A whole system copied over that of the base',
  why: '`COPY --from=build / /` onto a base that has files of its own mixes two systems: libraries and accounts of one beside programs of the other, and a package manager that knows half of what is there. The image holds both in full. Onto `scratch` it is the way to make one layer of many.',
  remedy: 'Copy what is needed by its path, or build on `scratch` where the whole is meant.',
  symptoms: ["version `GLIBC_2.38' not found", 'error while loading shared libraries'],
  references: [{ title: 'COPY --from', url: 'https://docs.docker.com/reference/dockerfile/#copy---from' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A builder over a small base',
        dockerfile:
          'FROM golang:1.27-trixie AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.24\n[|COPY --from=build / /|]\nUSER 1000\nCMD ["/app"]\n',
      },
      {
        title: 'Out of an image',
        dockerfile: 'FROM debian:trixie-slim\n[|COPY --from=alpine:3.24 / /|]\nUSER 1000\nCMD ["sh"]\n',
      },
    ],
    good: [
      {
        title: 'All in one layer',
        dockerfile:
          'FROM debian:trixie-slim AS build\nRUN rm -rf /usr/share/doc\nFROM scratch\nCOPY --from=build / /\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'A directory made for it',
        dockerfile:
          'FROM debian:trixie-slim AS build\nRUN mkdir -p /out/usr/bin && cp /usr/bin/env /out/usr/bin/\nFROM debian:trixie-slim\nCOPY --from=build /out/ /\nCOPY rootfs/ /\nUSER 1000\nCMD ["env"]\n',
      },
      {
        title: 'An image of tools that is made for it',
        dockerfile: 'FROM alpine:3.24\nCOPY --from=tonistiigi/xx / /\nUSER 1000\nCMD ["xx-info"]\n',
      },
      {
        title: 'A stage that holds nothing but what is meant',
        dockerfile:
          'FROM scratch AS files\nCOPY rootfs /\nFROM debian:trixie-slim\nCOPY --from=files / /\nUSER 1000\nCMD ["sh"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const { image, stage } = view;
      if (!image || view.base.root.kind === 'scratch') continue;
      for (const { origin, span } of wholeRootsIn(view)) {
        if (origin.kind !== 'stage' && origin.kind !== 'image') continue;
        const base = origin.kind === 'stage' ? view.contents.view(origin.stage).base.root : origin.base;
        const from = base.kind === 'image' ? base.image : undefined;
        // An image of tools may be made for it: one with a package manager is not.
        if (from === undefined || (presentIn(from.facts.packageManagers) ?? []).length === 0) continue;
        yield {
          span,
          stage: stage.index,
          certainty: 'likely',
          message: `The whole of \`${from.reference}\` is laid over \`${image.reference}\`: libraries and accounts of one stand beside programs of the other.`,
          remedy: 'Copy what is needed by its path, or build on `scratch`.',
          evidence: [fromFact(`\`${from.reference}\` is a whole system.`, from.facts.packageManagers)],
        };
        break;
      }
    }
  },
});
