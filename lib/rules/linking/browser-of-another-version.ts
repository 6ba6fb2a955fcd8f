import { referenceOf } from '../../bases/base';
import type { Traits } from '../../catalog/traits';
import type { StageView } from '../../contents/contents';
import { compareVersions } from '../../contents/version';
import type { PackageName } from '../../shell/effect';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'browser-of-another-version',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Package of another version than the browsers of the base',
  why: 'Each version of Playwright works with the very builds of the browsers it was released with. Its images bring those of the version in their tag; a package of another version looks for builds that are not there, and says so when it starts a browser.',
  remedy: 'Write the same version in the tag of the base and at the package, or download the browsers anew.',
  symptoms: [
    "browserType.launch: Executable doesn't exist at /ms-playwright/chromium-1134/chrome-linux/chrome",
    'Looks like Playwright Test or Playwright was just updated to 1.47.0. Please update docker image as well.',
  ],
  references: [{ title: 'Playwright: the image', url: 'https://playwright.dev/docs/docker' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A newer package of npm',
        dockerfile:
          'FROM mcr.microsoft.com/playwright:v1.57.0-noble\nWORKDIR /e2e\nRUN npm install [|@playwright/test@1.58.2|]\nCOPY . .\nUSER pwuser\nCMD ["npx", "playwright", "test"]\n',
      },
    ],
    good: [
      {
        title: 'The same version',
        dockerfile:
          'FROM mcr.microsoft.com/playwright:v1.57.0-noble\nWORKDIR /e2e\nRUN npm install @playwright/test@1.57.0\nCOPY . .\nUSER pwuser\nCMD ["npx", "playwright", "test"]\n',
      },
      {
        title: 'Its browsers are downloaded',
        dockerfile:
          'FROM mcr.microsoft.com/playwright:v1.57.0-noble\nWORKDIR /e2e\nRUN npm install @playwright/test@1.58.2 && npx playwright install chromium\nCOPY . .\nUSER pwuser\nCMD ["npx", "playwright", "test"]\n',
      },
    ],
  },
  *check({ final }) {
    for (const view of final) {
      const reported = mismatchIn(view);
      if (reported) yield reported;
    }
  },
});

type Browsers = NonNullable<Traits['browsersFor']>;

function mismatchIn(view: StageView): Reported | undefined {
  const { image, stage, tree } = view;
  const about = image?.traits.browsersFor;
  const reference = referenceOf(view.base.root);
  const base = about && reference && versionIn(reference, about);
  if (!about || !reference || !base || downloadsAnew(view, about)) return undefined;
  for (const { effect } of tree.effects) {
    if (effect.kind !== 'packages-installed') continue;
    const named = effect.packages.find(
      ({ name, version }) => about.packages.includes(name) && differs(version, base, about),
    );
    if (named) return report(stage.index, reference, base, named);
  }
  return undefined;
}

/** `1.57` of `…:v1.57.0-noble`. */
function versionIn(reference: string, { letter }: Browsers): string | undefined {
  const [, tag = ''] = /:([\w.-]+)(?:@|$)/.exec(reference) ?? [];
  return tag.startsWith(letter) ? minorOf(tag.slice(letter.length)) : undefined;
}

function minorOf(version: string): string | undefined {
  return /^(\d+\.\d+)(?:\.|-|$)/.exec(version)?.[1];
}

/** Only a version that is written out: ranges may come to the one of the base. */
function differs(version: string | undefined, base: string, { since }: Browsers): boolean {
  const exact = /^(?:==)?(\d+\.\d+\.\d+)$/.exec(version ?? '')?.[1];
  return exact !== undefined && minorOf(exact) !== base && compareVersions(exact, since) >= 0;
}

function downloadsAnew({ chain }: StageView, { program }: Browsers): boolean {
  return chain.some(({ stage }) =>
    stage.steps.some(({ run }) =>
      (run?.script.commands ?? []).some(({ words }) => {
        const at = words.findIndex(({ text = '' }) => text.split('@')[0]?.endsWith(program));
        return at >= 0 && words[at + 1]?.text === 'install';
      }),
    ),
  );
}

function report(
  stage: number,
  reference: string,
  base: string,
  { name, span, version = '' }: PackageName,
): Reported {
  return {
    span,
    stage,
    certainty: 'likely',
    message: `\`${reference}\` brings the browsers of ${base}, and \`${name}\` ${version.replace(/^==/, '')} looks for its own: they are not there when one is started.`,
    remedy: `Write the tag of that version, or install \`${name}\` of ${base}.`,
  };
}
