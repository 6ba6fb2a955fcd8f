import type { Span } from '../text/span';
import type { Placed } from './placed';
import type { Said } from './said';

export type DefinitionKind = 'compose' | 'bake' | 'kubernetes' | 'dev-container';

/** What is built from a file, and which images it uses as they are. */
export type Definition = {
  readonly kind: DefinitionKind;
  readonly builds: readonly Build[];
  readonly images: readonly UsedImage[];
  readonly notUnderstood: readonly Said[];
};

/** One `docker build` that the definition stands for. */
export type Build = {
  readonly name: string;
  readonly span: Span;
  /** A folder, as seen from the folder of the definition. */
  readonly context: string;
  readonly dockerfile:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'inline'; readonly placed: Placed };
  readonly target: string | undefined;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** Arguments whose values the environment has, and not the file: they may be secret, and no report shows them. */
  readonly secretArgs?: ReadonlySet<string>;
  /** In the order of the file; none: whatever builds it decides. */
  readonly platforms: readonly string[];
  /** Names that stand for other images or folders in the Dockerfile. */
  readonly contexts: readonly string[];
  /** How what is built is started and checked. */
  readonly use: Use;
  readonly notKnown: readonly Said[];
};

/** What is run in an image that nobody builds here. */
export type UsedImage = {
  readonly name: string;
  readonly reference: Placed;
  readonly platform: string | undefined;
  readonly use: Use;
};

export type Check = {
  readonly of: 'health' | 'startup' | 'readiness' | 'liveness' | 'post-start' | 'pre-stop';
  readonly span: Span;
  readonly command:
    | { readonly form: 'shell'; readonly text: Placed }
    | { readonly form: 'exec'; readonly words: readonly Placed[] };
};

export type Use = {
  readonly user: Placed | undefined;
  readonly entrypoint: readonly Placed[] | undefined;
  readonly command: readonly Placed[] | undefined;
  readonly checks: readonly Check[];
  /** Who runs what in it depends on what is not known: only the image itself is judged. */
  readonly isOpen: boolean;
  /** Where something is mounted: there may be programs and settings that the image does not have. `/`: it is not known where. */
  readonly mounts: readonly string[];
  /** `runAsNonRoot: true`, where it stands. */
  readonly nonRoot: Span | undefined;
};

export const plainUse: Use = {
  user: undefined,
  entrypoint: undefined,
  command: undefined,
  checks: [],
  isOpen: false,
  mounts: [],
  nonRoot: undefined,
};
