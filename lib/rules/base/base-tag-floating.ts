import { spokenSuite, suiteOf } from '../../catalog/grammar/suites';
import { officialName } from '../../catalog/grammar/understand';
import { canonicalRepository } from '../../catalog/repository';
import { movesOf, type TagMove } from '../../catalog/tag-moves';
import { sourceOfCommit } from '../../catalog/tags';
import type { Upstream } from '../../catalog/values';
import type { Inspection } from '../../inspection';
import { parseReference, type Reference } from '../../reference/reference';
import { defineRule } from '../rule';
import { isRolling, namedBases, namesRelease } from './references';

const floating =
  /^(latest|stable|edge|lts|current|rolling|mainline|main|master|nightly|dev|develop|testing|unstable|sid|oldstable|next)$/;
const kinds = /^(slim|alpine|dev|perl|jdk|jre|fpm|apache|cli|scm|curl|backports|minimal)$/;
/** Repositories whose tags name a release of a distribution and no version beside it. */
const ofDistribution = /(^|\/)(debian|ubuntu|buildpack-deps|devcontainers\/base)$/;

export default defineRule({
  id: 'base-tag-floating',
  severity: 'warning',
  consequence: 'choice-of-base',
  title: 'Base with a floating tag',
  why: 'Tags such as `latest` move from one major version to the next, and tags that name no release of their distribution, such as `python:3.12-slim`, from one release to the next. The same Dockerfile then builds on another C library, another runtime, another package set, without a change in your repository.',
  remedy: 'Name a version, or pin the digest and let a bot move it.',
  symptoms: [],
  references: [
    {
      title: 'Pin base image versions',
      url: 'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    },
  ],
  aliases: [
    { tool: 'hadolint', id: 'DL3007' },
    { tool: 'trivy', id: 'DS-0001' },
    { tool: 'checkov', id: 'CKV_DOCKER_7' },
  ],
  examples: {
    bad: [
      { title: 'latest', dockerfile: 'FROM [|python:latest|]\nUSER 1000\nCMD ["python", "app.py"]\n' },
      {
        title: 'A version that has gone from one release of Debian to the next',
        dockerfile: 'FROM [|python:3.12-slim|]\nUSER 1000\nCMD ["python", "app.py"]\n',
      },
    ],
    good: [
      {
        title: 'A release of the distribution, and nothing beside it',
        dockerfile: 'FROM buildpack-deps:bookworm-scm\nUSER 1000\nCMD ["bash"]\n',
      },
      {
        title: 'A version',
        dockerfile: 'FROM python:3.14-slim-trixie\nUSER 1000\nCMD ["python", "app.py"]\n',
      },
      {
        title: 'A digest',
        dockerfile:
          'FROM debian:latest@sha256:31b6477333eb8257db9e5d7c3a7264fd0467928756f0bbcc27d35bea5d28cdbd\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const { base, stage, span } of namedBases(inspection)) {
      if (base.kind === 'unresolved' || base.kind === 'look-alike' || base.kind === 'scratch') continue;
      const reference = parseReference(base.reference);
      if ('error' in reference || reference.tag === undefined || reference.digest !== undefined) continue;
      const named = namesRelease(reference.repository);
      const move = lastMove(reference, inspection);
      const evidence = move === undefined ? [] : [moveShown(base.reference, move, inspection)];
      if (!floats(reference, base.kind === 'image', inspection)) {
        if (move === undefined || !changesMuch(move)) continue;
        yield {
          span,
          stage,
          certainty: 'certain',
          severity: 'info',
          message: `\`${base.reference}\` names no release of its distribution: it went from ${spoken(move.from, inspection)} to ${spoken(move.to, inspection)} on ${move.day}, and will move on.`,
          remedy: 'Name the release too, or pin the digest and let a bot move it.',
          evidence,
        };
        continue;
      }
      const byDesign = named || isRolling(base.reference);
      yield {
        span,
        stage,
        certainty: 'certain',
        severity: byDesign ? 'info' : 'warning',
        message: byDesign
          ? `\`${base.reference}\` ${named ? 'floats within the release in its name' : 'floats by design'}: its publisher rebuilds it under the same tag.`
          : `\`${base.reference}\` floats: the next build may stand on another major version.`,
        remedy: byDesign
          ? 'Pin the digest if builds have to be repeatable, and let a bot move it.'
          : 'Name a version, or pin the digest and let a bot move it.',
        evidence,
      };
    }
  },
});

/** When the tag went to another release of a distribution, last: of official images every tag is known. */
function lastMove(reference: Reference, { catalog, today }: Inspection): TagMove | undefined {
  const name = officialName(canonicalRepository(reference));
  const { tag } = reference;
  if (name === undefined || tag === undefined || catalog.tags?.listed(name, tag, today) !== true)
    return undefined;
  return movesOf(catalog.tags.spans(name, tag, today), today).at(-1);
}

/** Alpine has a release every half year, with the same C library below. */
function changesMuch({ from, to }: TagMove): boolean {
  return from.distribution !== 'alpine' || to.distribution !== 'alpine';
}

function moveShown(reference: string, move: TagMove, inspection: Inspection) {
  const { day, from, to } = move;
  return {
    text: `\`${reference}\` went from ${spoken(from, inspection)} to ${spoken(to, inspection)} on ${day}.`,
    source: sourceOfCommit(move),
  };
}

function spoken(upstream: Upstream, { catalog }: Inspection): string {
  return catalog.releases === undefined ? upstream.distribution : spokenSuite(upstream, catalog.releases);
}

/** A tag without a number: `latest`, `lts-alpine`; a codename says the release of the distribution, of a program nothing. */
function floats({ repository, tag = '' }: Reference, isKnown: boolean, { catalog }: Inspection): boolean {
  const [first = '', ...rest] = tag.split('-');
  const isCodename = (part: string) =>
    catalog.releases !== undefined && suiteOf(part, catalog.releases)?.release !== undefined;
  if (!rest.every((part) => kinds.test(part) || isCodename(part))) return false;
  if (floating.test(first) || kinds.test(first)) return true;
  return isCodename(first) && isKnown && !ofDistribution.test(repository);
}
