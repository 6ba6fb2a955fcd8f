import { glibcGap } from '../../start/glibc';
import { isGuess } from '../../start/native';
import { glibcGapClause } from '../../words/linkage';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';
import { builtHere, inDoubt, isLinked } from './native-words';

export default defineRule({
  id: 'glibc-too-old',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'glibc of the base older than the program needs',
  why: 'A program linked on a newer glibc may ask for symbols the older one does not have. What counts is the newest symbol it uses: everything linked on 2.34 or newer needs at least 2.34, beyond that it depends on the functions called.',
  remedy: 'Build on the same release as you run on, or on an older one.',
  symptoms: ["version `GLIBC_2.34' not found (required by /app)", "version `GLIBC_2.38' not found"],
  references: [
    {
      title: 'glibc 2.34 release notes',
      url: 'https://sourceware.org/pipermail/libc-alpha/2021-August/129718.html',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Built on Debian 12, run on Debian 11',
        dockerfile:
          'FROM debian:bookworm AS builder\nRUN apt-get update && apt-get install -y gcc\nCOPY hello.c .\nRUN gcc -O2 -o /hello hello.c\nFROM debian:bullseye-slim\nUSER 1000\nCOPY --from=builder /hello /hello\nCMD [[|"/hello"|]]\n',
      },
    ],
    good: [
      {
        title: 'The same release on both sides',
        dockerfile:
          'FROM debian:bookworm AS builder\nRUN apt-get update && apt-get install -y gcc\nCOPY hello.c .\nRUN gcc -O2 -o /hello hello.c\nFROM debian:bookworm-slim\nUSER 1000\nCOPY --from=builder /hello /hello\nCMD ["/hello"]\n',
      },
    ],
  },
  *check({ target }) {
    const libc = target?.image?.facts.libc;
    if (!target?.image || !libc?.known || libc.value.family !== 'glibc' || libc.value.version === undefined)
      return;
    for (const { native, of, path, written, span } of target.executables) {
      const gap = native && glibcGap(native, libc.value.version);
      if (!native || !gap) continue;
      if (of === 'copied' && target.start && !target.start.inherited) continue;
      const possible = gap.certainty === 'possible' || isGuess(native);
      const name = path ?? written;
      const builder = native.builder;
      yield {
        span,
        stage: target.stage.index,
        certainty: possible ? 'possible' : gap.certainty,
        ...(possible && { severity: 'warning' as const, consequence: 'may-fail' as const }),
        message: [
          `\`${name}\` ${isLinked(native)} on glibc ${native.libc.version}`,
          { more: inDoubt(native) },
          `, but \`${target.image.reference}\` has ${libc.value.version}`,
          { more: `: ${glibcGapClause(gap.gap, libc.value.version)}.` },
        ],
        remedy:
          native.effect.language === 'go'
            ? 'Build with `CGO_ENABLED=0`, or on the same release as you run on.'
            : 'Build on the same release as you run on, or link statically.',
        evidence: [
          builtHere(native),
          ...(builder
            ? [fromFact(`\`${builder.reference}\` has glibc ${native.libc.version}.`, builder.facts.libc)]
            : []),
          fromFact(`\`${target.image.reference}\` has glibc ${libc.value.version}.`, libc),
        ],
      };
    }
  },
});
