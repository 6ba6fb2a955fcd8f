import type { Span } from '../text/span';

/**
 * The tree of a Dockerfile as BuildKit reads it.
 * Every offset is a UTF-16 offset into `Dockerfile.text`; a node lies within its parent.
 */
export type Dockerfile = {
  readonly text: string;
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  /** Every comment line, also those inside continued instructions, in order. */
  readonly comments: readonly Comment[];
  readonly instructions: readonly Instruction[];
  /** What BuildKit refuses. Reading goes on behind it. */
  readonly errors: readonly SyntaxError[];
};

export type Directive = {
  readonly name: 'syntax' | 'escape' | 'check';
  readonly value: string;
  readonly span: Span;
  readonly valueSpan: Span;
};

/** `text` is what follows the `#`, trimmed. */
export type Comment = { readonly text: string; readonly span: Span };

/**
 * `read`: BuildKit refuses the file when reading it. `build`: only when it builds the stage the instruction is in,
 * so in a stage the target does not need the file still builds.
 */
export type SyntaxError = {
  readonly code: SyntaxErrorCode;
  readonly message: string;
  readonly span: Span;
  readonly when: 'read' | 'build';
};

/** One code per thing BuildKit refuses. */
export type SyntaxErrorCode =
  | 'blank-name'
  | 'duplicate-directive'
  | 'duplicate-flag'
  | 'empty-file'
  | 'empty-volume'
  | 'flag-not-boolean'
  | 'flag-without-value'
  | 'from-arguments'
  | 'healthcheck-command'
  | 'healthcheck-none'
  | 'healthcheck-type'
  | 'heredoc-destination'
  | 'invalid-check'
  | 'invalid-checksum'
  | 'invalid-chmod'
  | 'invalid-device'
  | 'invalid-duration'
  | 'invalid-escape'
  | 'invalid-heredoc'
  | 'invalid-mount'
  | 'invalid-network'
  | 'invalid-platform'
  | 'invalid-port'
  | 'invalid-retries'
  | 'invalid-security'
  | 'invalid-signal'
  | 'invalid-stage-name'
  | 'json-not-strings'
  | 'line-too-long'
  | 'missing-arguments'
  | 'missing-destination'
  | 'missing-equals'
  | 'missing-value'
  | 'no-instructions'
  | 'no-stage'
  | 'no-stages'
  | 'not-json'
  | 'onbuild-chain'
  | 'onbuild-trigger'
  | 'remote-copy'
  | 'unknown-flag'
  | 'unknown-instruction'
  | 'unterminated-heredoc';

export type Keyword =
  | 'add'
  | 'arg'
  | 'cmd'
  | 'copy'
  | 'entrypoint'
  | 'env'
  | 'expose'
  | 'from'
  | 'healthcheck'
  | 'label'
  | 'maintainer'
  | 'onbuild'
  | 'run'
  | 'shell'
  | 'stopsignal'
  | 'user'
  | 'volume'
  | 'workdir';

/** As written with escaped line ends taken out; quotes, escapes and variables are kept for `expand`. */
export type Word = { readonly text: string; readonly span: Span };

/** `--name=value`, quotes and backslashes resolved as BuildKit does; `value` is undefined for a bare `--name`. */
export type Flag = {
  readonly name: string;
  readonly value: string | undefined;
  /** As written, escaped line ends taken out. */
  readonly text: string;
  readonly span: Span;
  readonly valueSpan: Span | undefined;
  /** The value with the way back to where its characters stand. */
  readonly mappedValue: MappedText | undefined;
};

/**
 * Text put together from pieces of the source, with the way back.
 * `pieces` are sorted: from `at` in `text` on, characters stand at `offset` in the source.
 */
export type MappedText = {
  readonly text: string;
  readonly pieces: readonly { readonly at: number; readonly offset: number }[];
};

export type Heredoc = {
  readonly delimiter: string;
  /** A quoted delimiter: the body is not expanded. */
  readonly quoted: boolean;
  readonly stripTabs: boolean;
  /** File descriptor, 0 where none is written. */
  readonly descriptor: number;
  /** The body, leading tabs taken out for `<<-`. */
  readonly content: string;
  /** The `<<NAME` in the instruction's line. */
  readonly span: Span;
  /** The body in the source, without the line of the closing delimiter. */
  readonly bodySpan: Span;
};

/** What RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD run. */
export type CommandForm =
  | { readonly form: 'exec'; readonly items: readonly JsonString[]; readonly span: Span }
  | { readonly form: 'shell'; readonly script: MappedText; readonly span: Span };

/** An element of a JSON array: `text` decoded, `span` with its quotes. */
export type JsonString = { readonly text: string; readonly span: Span };

type InstructionBase = {
  /**
   * From the keyword (or an escape alone on a line before it) to the end of the last line that belongs to it,
   * here-document ends included, final line end not.
   */
  readonly span: Span;
  readonly keywordSpan: Span;
  /** The keyword as written, in its case. */
  readonly keywordText: string;
  readonly flags: readonly Flag[];
  readonly heredocs: readonly Heredoc[];
  /** What follows keyword and flags, escaped line ends and comments taken out, trimmed; for `plinth parse` and checks. */
  readonly rest: MappedText;
  /** Empty lines between its continued lines. */
  readonly emptyLines: readonly Span[];
};

export type FromInstruction = InstructionBase & {
  readonly keyword: 'from';
  readonly image: Word;
  readonly platform: Flag | undefined;
  /** The stage name as written after AS. */
  readonly name: Word | undefined;
};

export type RunInstruction = InstructionBase & { readonly keyword: 'run'; readonly command: CommandForm };
export type CmdInstruction = InstructionBase & { readonly keyword: 'cmd'; readonly command: CommandForm };
export type EntrypointInstruction = InstructionBase & {
  readonly keyword: 'entrypoint';
  readonly command: CommandForm;
};

export type HealthcheckInstruction = InstructionBase & {
  readonly keyword: 'healthcheck';
  /** Undefined for HEALTHCHECK NONE. */
  readonly command: CommandForm | undefined;
};

/** Sources and destination of COPY and ADD; a here-document source is the word `<<NAME`. */
export type CopyInstruction = InstructionBase & {
  readonly keyword: 'copy' | 'add';
  readonly form: 'words' | 'exec';
  readonly sources: readonly Word[];
  readonly destination: Word;
};

export type Pair = { readonly key: Word; readonly value: Word; readonly span: Span };

export type PairsInstruction = InstructionBase & {
  readonly keyword: 'env' | 'label';
  readonly legacy: boolean;
  readonly pairs: readonly Pair[];
};

export type ArgDeclaration = {
  readonly name: Word;
  /** Undefined without `=`; an empty word for `NAME=`. */
  readonly default: Word | undefined;
  readonly span: Span;
};

export type ArgInstruction = InstructionBase & {
  readonly keyword: 'arg';
  readonly declarations: readonly ArgDeclaration[];
};

/** EXPOSE and VOLUME: a list of words (VOLUME also as JSON). */
export type WordsInstruction = InstructionBase & {
  readonly keyword: 'expose' | 'volume';
  readonly form: 'words' | 'exec';
  readonly words: readonly Word[];
};

/** Instructions that take the rest of the line as one word. */
export type WordInstruction = InstructionBase & {
  readonly keyword: 'user' | 'workdir' | 'stopsignal' | 'maintainer';
  readonly word: Word;
};

export type ShellInstruction = InstructionBase & {
  readonly keyword: 'shell';
  readonly items: readonly JsonString[];
};

export type OnbuildInstruction = InstructionBase & {
  readonly keyword: 'onbuild';
  readonly trigger: Instruction;
  /** What BuildKit refuses only when an image or stage with this trigger is built upon; not in `Dockerfile.errors`. */
  readonly triggerErrors: readonly SyntaxError[];
};

/** An instruction that could not be read; `Dockerfile.errors` says why. */
export type InvalidInstruction = InstructionBase & {
  readonly keyword: 'invalid';
  /** The keyword in lower case, known or not. */
  readonly written: string;
  readonly form: 'exec' | 'shell' | 'words';
  /** The arguments as far as they could be told apart; none for an unknown keyword. */
  readonly words: readonly Word[];
};

export type Instruction =
  | FromInstruction
  | RunInstruction
  | CmdInstruction
  | EntrypointInstruction
  | HealthcheckInstruction
  | CopyInstruction
  | PairsInstruction
  | ArgInstruction
  | WordsInstruction
  | WordInstruction
  | ShellInstruction
  | OnbuildInstruction
  | InvalidInstruction;
