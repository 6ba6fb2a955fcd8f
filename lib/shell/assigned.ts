import type { ListNode, TreeNode } from './tree';

/** What a part of a script may change in the shell that runs it. */
export type Changes = { readonly names: ReadonlySet<string>; readonly directory: boolean };

const remembered = new WeakMap<TreeNode, Changes>();

/** Names that are assigned anywhere within, and whether the directory is changed; subshells keep theirs. */
export function changesOf(node: TreeNode): Changes {
  const before = remembered.get(node);
  if (before) return before;
  const names = new Set<string>();
  let directory = false;
  for (const inner of partsOf(node)) {
    const changes = changesOf(inner);
    for (const name of changes.names) names.add(name);
    directory ||= changes.directory;
  }
  if (node.kind === 'loop' && node.variable !== undefined) names.add(node.variable);
  if (node.kind === 'simple') {
    for (const word of [...node.assignments, ...node.words]) {
      if (word.kind === 'assignment') names.add(word.name);
      else if (/^[A-Za-z_]\w*$/.test(word.raw) && takesNames(node.words[0])) names.add(word.raw);
    }
    const [first] = node.words;
    directory = first?.kind === 'word' && /^(cd|chdir|pushd|popd)$/.test(first.raw);
  }
  const changes = { names, directory };
  remembered.set(node, changes);
  return changes;
}

function takesNames(first: { readonly raw: string } | undefined): boolean {
  return /^(read|unset|mapfile|readarray|getopts)$/.test(first?.raw ?? '');
}

function partsOf(node: TreeNode): readonly TreeNode[] {
  switch (node.kind) {
    case 'pipeline':
      return node.members.length === 1 ? node.members : [];
    case 'and-or':
      return node.members;
    case 'list':
      return node.items.filter(({ background }) => !background).map(({ node: inner }) => inner);
    case 'if':
      return [
        ...node.branches.flatMap(({ condition, body }) => [condition, body]),
        ...optional(node.otherwise),
      ];
    case 'loop':
      return [...optional(node.condition), node.body];
    case 'case':
      return node.items.map(({ body }) => body);
    case 'function':
    case 'group':
      return [node.body];
    case 'redirected':
      return [node.node];
    case 'simple':
    case 'subshell':
    case 'test':
      return [];
    default:
      return node satisfies never;
  }
}

function optional(list: ListNode | undefined): readonly ListNode[] {
  return list ? [list] : [];
}
