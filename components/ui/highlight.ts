import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

export type CodeLanguage = 'dockerfile' | 'shell' | 'json' | 'text';
export type CodeToken = { readonly text: string; readonly colour: string | undefined };

const theme = createCssVariablesTheme({ name: 'plinth', variablePrefix: '--code-' });
let highlighter: Promise<HighlighterCore> | undefined;

function load(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [
      import('shiki/langs/docker.mjs'),
      import('shiki/langs/shellscript.mjs'),
      import('shiki/langs/json.mjs'),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  return highlighter;
}

const grammars = { dockerfile: 'docker', shell: 'shellscript', json: 'json' } as const;

/** The text by lines and coloured pieces; plain beyond 200 kB, where colouring would hold up the page. */
export async function highlight(
  code: string,
  language: CodeLanguage,
): Promise<readonly (readonly CodeToken[])[]> {
  if (language === 'text' || code.length > 200_000) {
    return code.split('\n').map((text) => [{ text, colour: undefined }]);
  }
  const { tokens } = (await load()).codeToTokens(code, { lang: grammars[language], theme: 'plinth' });
  return tokens.map((line) => line.map(({ content, color }) => ({ text: content, colour: color })));
}
