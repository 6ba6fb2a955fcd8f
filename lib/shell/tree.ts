import type { Span } from '../text/span';

/**
 * What the walker needs of a shell script, whoever parsed it.
 * Offsets count in the text that was parsed.
 */
export type TreeNode =
  | SimpleNode
  | { readonly kind: 'pipeline'; readonly negated: boolean; readonly members: readonly TreeNode[] }
  | {
      readonly kind: 'and-or';
      readonly members: readonly TreeNode[];
      /** `operators[i]` stands between member i and i + 1. */
      readonly operators: readonly ('&&' | '||')[];
    }
  | ListNode
  | {
      readonly kind: 'if';
      readonly branches: readonly { readonly condition: ListNode; readonly body: ListNode }[];
      readonly otherwise: ListNode | undefined;
    }
  | {
      readonly kind: 'loop';
      readonly variable: string | undefined;
      /** `for x in …`; undefined for `while`, `until` and `for x` over the positional parameters. */
      readonly items: readonly TreeWord[] | undefined;
      readonly condition: ListNode | undefined;
      readonly body: ListNode;
    }
  | { readonly kind: 'case'; readonly word: TreeWord; readonly items: readonly CaseNode[] }
  | { readonly kind: 'function'; readonly name: string; readonly body: TreeNode }
  | { readonly kind: 'subshell'; readonly body: ListNode }
  | { readonly kind: 'group'; readonly body: ListNode }
  | { readonly kind: 'redirected'; readonly node: TreeNode; readonly redirects: readonly TreeRedirect[] }
  /** `[[ … ]]` and `(( … ))`: nothing runs but the substitutions within. */
  | {
      readonly kind: 'test';
      readonly words: readonly TreeWord[];
      /** As `[` would get it: `-n x`, `x = y`; undefined for patterns and anything longer. */
      readonly comparison: readonly TreeWord[] | undefined;
    };

export type SimpleNode = {
  readonly kind: 'simple';
  readonly assignments: readonly TreeAssignment[];
  readonly words: readonly (TreeWord | TreeAssignment)[];
  readonly redirects: readonly TreeRedirect[];
  readonly span: Span;
};

export type ListNode = {
  readonly kind: 'list';
  readonly items: readonly { readonly node: TreeNode; readonly background: boolean }[];
};

export type CaseNode = {
  readonly patterns: readonly TreeWord[];
  readonly body: ListNode;
  /** `;&` and `;;&`: the next item may run too. */
  readonly fallsThrough: boolean;
};

export type TreeAssignment = {
  readonly kind: 'assignment';
  readonly name: string;
  /** Undefined for an array or an element of one: its value is not followed. */
  readonly value: TreeWord | undefined;
  readonly append: boolean;
  readonly raw: string;
  readonly span: Span;
};

export type TreeRedirect = {
  readonly operator: string;
  readonly descriptor: number | undefined;
  readonly target: TreeWord;
  /** The body of a here-document. */
  readonly body: TreeWord | undefined;
  /** A quoted delimiter: the body is not expanded. */
  readonly literal: boolean;
  readonly span: Span;
};

export type TreeWord = {
  readonly kind: 'word';
  readonly raw: string;
  readonly span: Span;
  readonly parts: readonly Part[];
};

/** How text is quoted, which says where its characters stand in `raw`. */
export type Quoting = 'bare' | 'single' | 'double' | 'ansi';

export type Part =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly quoting: Quoting;
      readonly raw: string;
      /** Offset of `raw`. */
      readonly start: number;
    }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly quoted: boolean;
      /** `#`, `!`: the length, an indirection. */
      readonly prefix: string | undefined;
      readonly operation: Operation | undefined;
      readonly span: Span;
    }
  /** `$(…)`, `<(…)`, `$((…))`: the value is not known before it runs. */
  | { readonly kind: 'substitution'; readonly script: () => Tree | undefined; readonly span: Span }
  | { readonly kind: 'braces'; readonly text: string; readonly span: Span };

export type Operation = {
  /** `:-`, `##`, `//`…; others are not followed. */
  readonly operator: string;
  readonly operands: readonly TreeWord[];
};

export type Tree = {
  readonly body: ListNode;
  readonly errors: readonly { readonly message: string; readonly span: Span }[];
  /** The text its offsets count in, when that is not the script's own (backticks within backticks). */
  readonly ownText: boolean;
  /** It is too much to read, or too strange. */
  readonly unread?: true;
};

/** Reads a script into a tree; never throws. */
export type ReadTree = (text: string) => Tree;
