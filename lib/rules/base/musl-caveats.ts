import { valueOf } from '../../fact/fact';
import { programAt } from '../../programs/program';
import { carriedModules } from '../../start/carried-modules';
import { programIndex } from '../../start/executable';
import { languageOfLaunch } from '../../start/runtime';
import { type Table, table } from '../../text/table';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';

const caveats: Table<string> = table({
  python: 'packages that publish wheels for glibc alone are compiled from source when they are installed',
  nodejs: 'if a package brings native code for glibc alone, it does not load',
  java: 'if a jar brings native libraries for glibc alone, as some of snappy, netty-tcnative and RocksDB do, they do not load',
  ruby: 'gems with native parts need a musl build or a compiler',
  php: 'iconv and locale functions behave differently',
});

export default defineRule({
  id: 'musl-caveats',
  severity: 'info',
  consequence: 'choice-of-base',
  title: 'musl instead of glibc',
  why: 'Alpine uses musl. Most programs run on it, but threads get a small stack by default, names are looked up differently (search domains, many nameservers), and what was compiled for glibc does not load.',
  remedy: 'Test on it what depends on native code and on DNS, or use a glibc base of similar size.',
  symptoms: ['Error loading shared library ld-linux-x86-64.so.2', 'getaddrinfo EAI_AGAIN'],
  references: [
    {
      title: 'musl: functional differences from glibc',
      url: 'https://wiki.musl-libc.org/functional-differences-from-glibc.html',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Python on Alpine',
        dockerfile:
          'FROM [|python:3.14-alpine3.24|]\nRUN pip install numpy\nUSER 1000\nCMD ["python", "app.py"]\n',
      },
    ],
    good: [
      {
        title: 'Python on Debian slim',
        dockerfile:
          'FROM python:3.14-slim-trixie\nRUN pip install numpy\nUSER 1000\nCMD ["python", "app.py"]\n',
      },
    ],
  },
  *check({ target }) {
    const libc = target?.image?.facts.libc;
    if (!target?.image || !target.start || !libc || valueOf(libc)?.family !== 'musl') return;
    const language = languageOfLaunch(target.start)?.name;
    const caveat = language === undefined ? undefined : caveats[language];
    if (caveat === undefined) return;
    // A program that is not there, and modules of another C library, are findings of their own.
    const program = target.start.argv[programIndex(target.start.argv)]?.text;
    if (program === undefined || programAt(target.view.end, program).is === 'missing') return;
    for (const { libc: built } of carriedModules(target.view)) if (built !== 'musl') return;
    yield {
      span: target.stage.from.image.span,
      stage: target.stage.index,
      certainty: 'possible',
      message: `\`${target.image.reference}\` has musl: ${caveat}.`,
      remedy: `Test what depends on native code, or use a base with glibc, such as ${valueOf(target.image.facts.purpose) === 'base' ? '`debian:trixie-slim`' : 'the slim variant of the same image'}.`,
      evidence: [fromFact(`\`${target.image.reference}\` has musl.`, libc)],
    };
  },
});
