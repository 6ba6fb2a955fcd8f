import { spelledLocale } from '../../catalog/observed';
import { presentIn, valueOf } from '../../fact/fact';
import type { Inspection, Target } from '../../inspection';
import { programIn } from '../../programs/image-programs';
import { installsUnknownPackage } from '../../programs/packages';
import type { Span } from '../../text/span';
import { fromAnswer, fromFact } from '../evidence';
import { defineRule } from '../rule';

const neutral = /^(C|POSIX|C\.UTF-?8)$/i;
const english = /^en_US(\.UTF-?8)?$/i;

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
      {
        title: 'Never made on Debian',
        dockerfile: 'FROM debian:trixie-slim\nENV [|LC_ALL=en_US.UTF-8|]\nUSER 1000\nCMD ["date"]\n',
      },
    ],
    good: [
      { title: 'C.UTF-8', dockerfile: 'FROM alpine:3.24\nENV LANG=C.UTF-8\nUSER 1000\nCMD ["date"]\n' },
      {
        title: 'Culture of .NET',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra\nENV LC_ALL=en_US.UTF-8\nCOPY app /app\nENTRYPOINT ["/app/app"]\n',
      },
      {
        title: 'Made before',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends locales && localedef -i de_DE -f UTF-8 de_DE.UTF-8\nENV LANG=de_DE.UTF-8\nUSER 1000\nCMD ["date"]\n',
      },
      {
        title: 'Brought by a package that is not known',
        dockerfile:
          'FROM debian:trixie-slim\nCOPY locales.deb /tmp/\nRUN dpkg -i /tmp/locales.deb\nENV LANG=de_DE.UTF-8\nUSER 1000\nCMD ["date"]\n',
      },
    ],
  },
  *check(inspection) {
    const { target } = inspection;
    const libc = target?.image?.facts.libc;
    if (!target?.image || !libc || takesCultureFromIcu(target)) return;
    const set = localeSetting(target.stage.end.variables.environment());
    if (!set) return;
    const { name, value, span } = set;
    const { reference } = target.image;
    if (valueOf(libc)?.family === 'musl' && !english.test(value)) {
      yield {
        span,
        stage: target.stage.index,
        certainty: 'likely',
        message: `\`${name}=${value}\` changes little here: \`${reference}\` has musl, which knows hardly any locales.`,
        remedy: 'Use a glibc base with the locale installed, or format dates and numbers in the program.',
        evidence: [fromFact(`\`${reference}\` has musl.`, libc)],
      };
      return;
    }
    const without = programIn(inspection.catalog, target.image, 'locale-gen');
    if (valueOf(libc)?.family !== 'glibc' || without.is !== 'missing' || mayMakeLocales(inspection)) return;
    const { observed } = target.image;
    // What a measured image has is read out of it.
    if (observed && observed.locales?.has(spelledLocale(value)) !== false) return;
    const others = observed?.locales && [...observed.locales].filter((each) => !each.startsWith('c.'));
    const has = others && others.length > 0 ? others.slice(0, 3).join(', ') : 'C.UTF-8 alone';
    yield {
      span,
      stage: target.stage.index,
      certainty: 'likely',
      message: [
        `\`${name}=${value}\` names a locale that is not there: \`${reference}\` has ${has}, and nothing here makes another`,
        { more: '. Programs warn ("cannot set locale") and go on in English.' },
      ],
      remedy: `Write \`${name}=C.UTF-8\` if UTF-8 is what counts; else install \`locales\` and make the locale with \`localedef\`.`,
      evidence: [fromAnswer(without)],
    };
  },
});

/** .NET and Node.js read the variables through ICU, which has its own data: no locale of the C library is asked for. */
function takesCultureFromIcu({ image, start, executables }: Target): boolean {
  const language = image && presentIn(image.facts.language);
  if (image?.traits.culture === 'icu' || (language && language.name === 'nodejs')) return true;
  if (/(^|\/)(dotnet|node)$/.test(start?.argv[0]?.text ?? '')) return true;
  return executables.some(
    ({ of, traced }) =>
      of === 'start' &&
      traced.kind === 'made' &&
      traced.effect.kind === 'artifact-built' &&
      traced.effect.artifact.startsWith('dotnet'),
  );
}

type Variables = ReturnType<NonNullable<Inspection['target']>['stage']['end']['variables']['environment']>;

/** The locale the file itself asks for. */
function localeSetting(
  environment: Variables,
): { readonly name: string; readonly value: string; readonly span: Span } | undefined {
  for (const name of ['LC_ALL', 'LANG']) {
    const { value, span, kind } = environment.get(name) ?? {};
    if (span === undefined || kind === 'base' || value === undefined || value === '') continue;
    return neutral.test(value) ? undefined : { name, value, span };
  }
  return undefined;
}

/** Whether any command or copied file of the final image could bring locales. */
function mayMakeLocales(inspection: Inspection): boolean {
  const { final, target } = inspection;
  if (!target || installsUnknownPackage(target.view.end)) return true;
  return final.some(
    ({ stage, tree }) =>
      stage.steps.some(({ run }) => run !== undefined && /locale|language-pack|glibc-lang/.test(run.text)) ||
      tree.unknowns.length > 0 ||
      [...tree.writes].some(
        ([path, writes]) =>
          /^\/(usr(\/(lib|share)(\/locale.*)?)?)?$/.test(path) &&
          writes.some(({ origin }) => origin.kind !== 'command'),
      ),
  );
}
