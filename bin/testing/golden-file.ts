/** A situation at the command line, as a Markdown file holds it: files, a command, and what came of it. */
export type Golden = {
  readonly title: string;
  /** Words below the title. */
  readonly about: string;
  readonly files: ReadonlyMap<string, string>;
  /** For `sh`. */
  readonly command: string;
  readonly result: GoldenResult;
};

export type GoldenResult = { readonly code: number; readonly output: string; readonly errors: string };

/** Reads what `writeGolden` writes. */
export function readGolden(markdown: string): Golden {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? '';
  const files = new Map<string, string>();
  const blocks = new Map<string, string>();
  for (const [, , kind = '', name, text = ''] of markdown.matchAll(
    /^(`{3,})(\S+)(?: (.+))?\n([\s\S]*?)^\1$/gm,
  )) {
    if (kind === 'file' && name !== undefined) files.set(name, text);
    else blocks.set(name ?? kind, text);
  }
  const about = /^# .+\n\n((?:(?!`{3}).*\n)*)/m.exec(markdown)?.[1]?.trim() ?? '';
  return {
    title,
    about,
    files,
    command: blocks.get('sh') ?? '',
    result: {
      code: Number(/^Exit code: (\d+)$/m.exec(markdown)?.[1] ?? Number.NaN),
      output: blocks.get('stdout') ?? '',
      errors: blocks.get('stderr') ?? '',
    },
  };
}

export function writeGolden({ about, command, files, result, title }: Golden): string {
  return `${[
    `# ${title}`,
    ...(about === '' ? [] : [about]),
    ...[...files].map(([name, text]) => block(`file ${name}`, text)),
    block('sh', command),
    `Exit code: ${result.code}`,
    ...(result.output === '' ? [] : [block('text stdout', result.output)]),
    ...(result.errors === '' ? [] : [block('text stderr', result.errors)]),
  ].join('\n\n')}\n`;
}

/** Fenced by more backticks than stand in it. */
function block(kind: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/^`+/gm)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${kind}\n${text}${text.endsWith('\n') || text === '' ? '' : '\n'}${fence}`;
}
