import type { Account } from '../account/account';
import type { OwnerKeeping } from '../catalog/owner-keeping';
import type { Command } from '../shell/command';
import type { Span } from '../text/span';
import type { Actor } from './actor';
import type { OwnershipChange, OwnershipEvent } from './event';

/** Takes down one event after the other. */
export type Recorder = {
  readonly record: (
    path: string,
    scope: OwnershipEvent['scope'],
    change: OwnershipChange,
    span: Span,
  ) => void;
  /** A directory with those above it, as `mkdir -p` makes them. */
  readonly directories: (path: string, owner: Account | undefined, span: Span) => void;
  readonly mark: (command: Command) => void;
};

/** One command while its traces are taken down. */
export type CommandScene = {
  readonly stage: number;
  /** Programs that hand nothing over. */
  readonly keeping: OwnerKeeping;
  readonly recorder: Recorder;
  readonly command: Command;
  readonly span: Span;
  /** Undefined: not known. */
  readonly actor: Actor | undefined;
  /** It surely did what it was told: it always runs, and would have stopped the build or was root's. */
  readonly sure: boolean;
  /** useradd leaves the home directory out. */
  readonly onDebian: boolean;
  /** A umask lets group or others write to what is made. */
  readonly opens: boolean;
};
