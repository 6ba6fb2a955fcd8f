import type { Ignorer, NodePath } from '@stryker-mutator/api/ignore';

declare module '@stryker-mutator/api/ignore' {
  /** Of a node in the tree of Babel, as far as it is asked here. */
  interface NodePath {
    readonly node: { readonly type: string; readonly key?: { readonly name?: string } };
    getFunctionParent(): unknown;
  }
}

const prose = /^(title|why|remedy|symptoms|references|aliases|examples|description)$/;

/** What a rule or a need says of itself decides nothing: it is words for its page. */
export const ignorer: Ignorer = {
  shouldIgnore(path: NodePath) {
    const { key, type } = path.node;
    if (type !== 'ObjectProperty' || key?.name === undefined || !prose.test(key.name)) return undefined;
    return path.getFunctionParent() ? undefined : 'words';
  },
};
