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

export const keywordsInCapitals: readonly string[] = Object.keys(keywords).map((keyword) =>
  keyword.toUpperCase(),
);

const longest = Math.max(...keywordsInCapitals.map((keyword) => keyword.length));

/** Whether a word in lower case is an instruction. */
export function isKeyword(word: string): word is Keyword {
  return Object.hasOwn(keywords, word);
}

/** The instruction a word names in any case. */
export function keywordOf(written: string): Keyword | undefined {
  if (written.length > longest) return undefined;
  const lower = written.toLowerCase();
  return isKeyword(lower) ? lower : undefined;
}
