const narrow = /^[\uff61-\uffdc\uffe8-\uffee]$/u;
const wide =
  /^[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u;
const none = /^[\p{Mn}\p{Me}\u200b-\u200d\u2060]$/u;

/** How many columns of a terminal a text takes, https://unicode.org/reports/tr11: none of it may be a control character. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += characterColumns(character);
  return columns;
}

function characterColumns(character: string): number {
  if (character < '\u0300' || narrow.test(character)) return 1;
  if (none.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}
