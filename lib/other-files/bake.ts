import type { Recognized } from '../words/other-file';
import { dockerfilePath, plainNames } from './names';

type Target = { context?: string; dockerfile?: string };

const block = /^(target|group|variable|function)[ \t]+"[^"]*"[ \t]*\{/;

/** A Bake file in HCL: it has targets or groups, which no other file in HCL has. */
export function bakeIn(text: string): Recognized | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const first = lines.find((line) => line !== '' && !line.startsWith('//'));
  if (first === undefined || !block.test(first)) return undefined;
  const targets: Target[] = [];
  let isBake = false;
  let target: Target | undefined;
  let hasInline = false;
  for (const line of lines) {
    const [, opened] = block.exec(line) ?? [];
    if (opened !== undefined) {
      isBake ||= opened === 'target' || opened === 'group';
      target = opened === 'target' ? {} : undefined;
      if (target) targets.push(target);
    }
    const at = line.indexOf('=');
    if (target === undefined || at === -1) continue;
    const value = quoted(line.slice(at + 1).trim());
    const key = line.slice(opened === undefined ? 0 : line.indexOf('{') + 1, at).trim();
    if (key === 'context') target.context = value;
    if (key === 'dockerfile') target.dockerfile = value;
    if (key === 'dockerfile-inline') {
      target.dockerfile = '$';
      hasInline = true;
    }
  }
  if (!isBake) return undefined;
  return { ...bakeOf(targets), ...(hasInline && { hasInline }) };
}

/** What targets are built of, in HCL and in JSON. Where one takes the rest from another, the other says it. */
export function bakeOf(targets: readonly Target[]): Recognized {
  const own = targets.filter((each) => Object.keys(each).length > 0);
  const dockerfiles = own.map(({ context = '.', dockerfile }) => dockerfilePath(context, dockerfile));
  return {
    kind: 'bake',
    dockerfiles: plainNames(own.length > 0 || targets.length === 0 ? dockerfiles : ['Dockerfile']),
    images: [],
  };
}

/** Empty for what is put together when it is used. */
function quoted(text: string): string {
  const end = text.indexOf('"', 1);
  return text.startsWith('"') && end > 0 ? text.slice(1, end) : '';
}
