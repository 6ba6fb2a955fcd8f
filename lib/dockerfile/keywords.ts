import type { Keyword } from './syntax';

const keywords: { readonly [K in Keyword]: true } = {
  add: true,
  arg: true,
  cmd: true,
  copy: true,
  entrypoint: true,
  env: true,
  expose: true,
  from: true,
  healthcheck: true,
  label: true,
  maintainer: true,
  onbuild: true,
  run: true,
  shell: true,
  stopsignal: true,
  user: true,
  volume: true,
  workdir: true,
};

/** Whether a word in lower case is an instruction. */
export function isKeyword(word: string): word is Keyword {
  return Object.hasOwn(keywords, word);
}

const inLowerCase = Object.keys(keywords).filter(isKeyword);

export const keywordsInCapitals: readonly string[] = inLowerCase.map((keyword) => keyword.toUpperCase());

export type WrittenKeyword = { readonly keyword: Keyword; readonly text: string };

/** The two usual ways of writing each; found here, their text is shared by all nodes. */
const usual = new Map<string, WrittenKeyword>(
  inLowerCase.flatMap((keyword) =>
    [keyword, keyword.toUpperCase()].map((text) => [text, { keyword, text }] as const),
  ),
);

const longest = Math.max(...inLowerCase.map((keyword) => keyword.length));

/** The instruction a word names in any case. */
export function readKeyword(text: string): WrittenKeyword | undefined {
  const known = usual.get(text);
  if (known !== undefined || text.length > longest) return known;
  const lower = text.toLowerCase();
  return isKeyword(lower) ? { keyword: lower, text } : undefined;
}
