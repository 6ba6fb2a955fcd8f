import { valueOf } from '../fact/fact';
import { fromFact } from './evidence';
import { defineRule } from './rule';

const neutral = /^(C|POSIX|C\.UTF-?8|en_US(\.UTF-?8)?)$/i;

export default defineRule({
  id: 'locale-missing',
  severity: 'info',
  consequence: 'may-fail',
  title: 'A locale that the base does not have',
  why: 'musl knows almost no locales: `setlocale` succeeds, but dates, sorting and messages stay as they are. Debian and Ubuntu images bring C.UTF-8 alone until `locale-gen` or `localedef` makes others.',
  remedy: 'Make the locale on a glibc base, or format in the program.',
  symptoms: ['locale-gen: not found', 'cannot set locale', 'setlocale: LC_ALL: cannot change locale'],
  references: [{ title: 'musl: open issues on locales', url: 'https://wiki.musl-libc.org/open-issues.html' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'German on Alpine',
        dockerfile: 'FROM alpine:3.24\nENV [|LANG=de_DE.UTF-8|]\nUSER 1000\nCMD ["date"]\n',
      },
    ],
    good: [{ title: 'C.UTF-8', dockerfile: 'FROM alpine:3.24\nENV LANG=C.UTF-8\nUSER 1000\nCMD ["date"]\n' }],
  },
  *check({ target }) {
    const libc = target?.image?.facts.libc;
    if (!target?.image || !libc || valueOf(libc)?.family !== 'musl') return;
    const environment = target.stage.end.variables.environment();
    for (const name of ['LC_ALL', 'LANG']) {
      const variable = environment.get(name);
      if (
        !variable?.span ||
        variable.kind === 'base' ||
        variable.value === undefined ||
        variable.value === '' ||
        neutral.test(variable.value)
      )
        continue;
      yield {
        span: variable.span,
        stage: target.stage.index,
        certainty: 'likely',
        message: `\`${name}=${variable.value}\` changes little here: \`${target.image.reference}\` has musl, which knows hardly any locales.`,
        remedy: 'Use a glibc base with the locale installed, or format dates and numbers in the program.',
        evidence: [fromFact(`${target.image.reference} has musl.`, libc)],
      };
      return;
    }
  },
});
