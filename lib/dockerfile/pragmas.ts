import { type CheckOptions, readCheckOptions } from './check-options';
import type { Comment, Dockerfile } from './syntax';

/** A comment that asks for findings to be left out. */
export type Pragma = {
  readonly tool: 'plinth' | 'buildkit' | 'hadolint' | 'trivy' | 'checkov';
  /** Rule ids as written; `all` where the tool takes it. */
  readonly ids: readonly string[];
  /** `next-instruction`: the one below the comment, or the one it stands in. */
  readonly scope: 'next-instruction' | 'file';
  readonly reason: string | undefined;
  readonly span: Comment['span'];
};

/** What the comments of a Dockerfile ask to leave out, in our words or those of other tools, in order. */
export function readPragmas({ comments, directives }: Dockerfile): readonly Pragma[] {
  const pragmas: Pragma[] = [];
  for (const directive of directives) {
    if (directive.name !== 'check') continue;
    const pragma = checkPragma(directive.value, 'file', directive.span);
    if (pragma !== undefined) pragmas.push(pragma);
  }
  for (const comment of comments) {
    const pragma = readPragma(comment);
    if (pragma !== undefined) pragmas.push(pragma);
  }
  return pragmas;
}

function readPragma(comment: Comment): Pragma | undefined {
  const { text, span } = comment;
  const word = firstWord(text).toLowerCase();
  if (word === 'plinth' || word === 'hadolint') return ignorePragma(word, text.slice(word.length), span);
  if (word.startsWith('trivy:ignore:')) return trivyPragma(text, span);
  if (word.startsWith('checkov:skip=')) return checkovPragma(text.slice('checkov:skip='.length), span);
  if (!word.startsWith('check')) return undefined;
  const equals = text.indexOf('=');
  if (equals === -1 || text.slice(0, equals).trim().toLowerCase() !== 'check') return undefined;
  return checkPragma(text.slice(equals + 1), 'next-instruction', span);
}

function firstWord(text: string): string {
  const end = text.search(/\s/);
  return end === -1 ? text : text.slice(0, end);
}

/** `plinth ignore=a,b -- reason`, `hadolint ignore=DL3008 reason`, both also with `global` in front of `ignore`. */
function ignorePragma(tool: 'plinth' | 'hadolint', rest: string, span: Comment['span']): Pragma | undefined {
  const { isGlobal, text } = withoutGlobal(rest.trimStart());
  if (!text.startsWith('ignore')) return undefined;
  const behind = text.slice('ignore'.length).trimStart();
  if (!behind.startsWith('=')) return undefined;
  const { ids, rest: reason } = readIds(behind.slice(1));
  if (ids.length === 0) return undefined;
  return { tool, ids, scope: isGlobal ? 'file' : 'next-instruction', reason: reasonOf(reason), span };
}

function withoutGlobal(text: string): { readonly isGlobal: boolean; readonly text: string } {
  const isGlobal = firstWord(text) === 'global';
  return { isGlobal, text: isGlobal ? text.slice('global'.length).trimStart() : text };
}

/** Ids parted by commas, white space around these allowed; then the rest of the text. */
function readIds(text: string): { readonly ids: readonly string[]; readonly rest: string } {
  const ids: string[] = [];
  let rest = text.trimStart();
  for (;;) {
    const end = rest.search(/[\s,]/);
    const id = end === -1 ? rest : rest.slice(0, end);
    if (id !== '') ids.push(id);
    rest = end === -1 ? '' : rest.slice(end).trimStart();
    if (!rest.startsWith(',')) return { ids, rest };
    rest = rest.slice(1).trimStart();
  }
}

function reasonOf(text: string): string | undefined {
  const reason = text.trim().replace(/^(?:--|#|;|:)\s*/, '');
  return reason === '' ? undefined : reason;
}

/** `check=skip=A,B;error=true`: BuildKit's own. */
function checkPragma(value: string, scope: Pragma['scope'], span: Comment['span']): Pragma | undefined {
  const options: CheckOptions = readCheckOptions(value);
  if (options.error !== undefined || options.skip.length === 0) return undefined;
  return { tool: 'buildkit', ids: options.skip, scope, reason: undefined, span };
}

/** `trivy:ignore:DS-0002`, several in one comment, each with options behind further colons. */
function trivyPragma(text: string, span: Comment['span']): Pragma | undefined {
  const ids: string[] = [];
  let rest = text;
  while (rest.slice(0, 'trivy:ignore:'.length).toLowerCase() === 'trivy:ignore:') {
    const word = firstWord(rest);
    const [id = ''] = word.slice('trivy:ignore:'.length).split(':');
    if (id !== '') ids.push(id);
    rest = rest.slice(word.length).trimStart();
  }
  if (ids.length === 0) return undefined;
  return { tool: 'trivy', ids, scope: 'next-instruction', reason: reasonOf(rest), span };
}

/** `checkov:skip=CKV_DOCKER_2:reason`: wherever it stands, checkov leaves the check out for the whole file. */
function checkovPragma(text: string, span: Comment['span']): Pragma | undefined {
  const colon = text.indexOf(':');
  const id = (colon === -1 ? firstWord(text) : text.slice(0, colon)).trim();
  if (id === '') return undefined;
  const reason = colon === -1 ? undefined : reasonOf(text.slice(colon + 1));
  return { tool: 'checkov', ids: [id], scope: 'file', reason, span };
}
