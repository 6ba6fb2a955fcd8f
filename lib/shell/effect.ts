import type { Span } from '../text/span';
import type { LinkageReason } from '../words/linkage';

export type Certainty = 'certain' | 'likely' | 'possible';

export type PackageManager =
  | 'apt'
  | 'apk'
  | 'dnf'
  | 'microdnf'
  | 'yum'
  | 'tdnf'
  | 'zypper'
  | 'pip'
  | 'npm'
  | 'yarn'
  | 'pnpm'
  | 'gem'
  | 'cargo'
  | 'go'
  | 'composer'
  | 'dpkg'
  | 'rpm';

export type PackageName = {
  readonly name: string;
  readonly version: string | undefined;
  readonly span: Span;
};

type EffectBase = {
  readonly span: Span;
  /** Certain when the command always runs and its words are known. */
  readonly certainty: Certainty;
};

/** How an executable finds its libraries. `depends`: on what the source imports; `reason` says on what. */
export type Linkage = 'static' | 'dynamic' | 'depends';

/** Absolute paths throughout; undefined where not certain. */
export type Effect =
  | (EffectBase & {
      readonly kind: 'packages-installed' | 'packages-removed';
      readonly manager: PackageManager;
      readonly packages: readonly PackageName[];
      /** `--installroot`, `--root`, `--prefix`: another root than `/`. */
      readonly root: string | undefined;
      /** More than those named: a variable, a file of requirements or a lock file says which. */
      readonly incomplete?: boolean;
      /** `apk add --virtual .build-deps`: the name they are removed by. */
      readonly virtual?: string;
      /** Signatures are not checked: `--nogpgcheck`, `--allow-untrusted`, `--allow-unauthenticated`. */
      readonly unsigned?: boolean;
      /** `--no-install-recommends`: only what the packages depend on comes along. */
      readonly withoutRecommended?: boolean;
    })
  | (EffectBase & {
      readonly kind: 'user-created';
      readonly name: string;
      readonly uid: number | undefined;
      readonly group: string | undefined;
      readonly home: string | undefined;
    })
  | (EffectBase & { readonly kind: 'group-created'; readonly name: string; readonly gid: number | undefined })
  | (EffectBase & {
      readonly kind: 'file-written';
      readonly path: string;
      /** What echo, printf or a here-document put into it; variables that are not certain stay as written. */
      readonly content?: string;
    })
  | (EffectBase & { readonly kind: 'directory-created' | 'path-removed'; readonly path: string })
  | (EffectBase & {
      readonly kind: 'path-copied' | 'path-moved' | 'path-linked';
      /** For a link: what it points to. Globs stay as written; `/dir/.` is all that is in a directory. */
      readonly from: string;
      readonly to: string;
    })
  | (EffectBase & {
      readonly kind: 'mode-changed' | 'owner-changed';
      readonly path: string;
      /** `755`, `+x`, `app:app`. */
      readonly value: string;
      readonly recursive: boolean;
    })
  | (EffectBase & {
      readonly kind: 'downloaded';
      readonly url: string | undefined;
      /** Where it is written; undefined when piped. */
      readonly path: string | undefined;
      /** Piped straight into a shell or interpreter. */
      readonly pipedTo: string | undefined;
      /** A checksum or signature is checked in the same script. */
      readonly verified: boolean;
      /** `curl -k`, `wget --no-check-certificate`. */
      readonly tlsOff: boolean;
    })
  | (EffectBase & {
      readonly kind: 'unpacked';
      readonly archive: string | undefined;
      readonly into: string | undefined;
    })
  | (EffectBase & ExecutableBuilt)
  | (EffectBase & ArtifactBuilt);

/** A native executable made by a compiler. */
export type ExecutableBuilt = {
  readonly kind: 'executable-built';
  readonly language:
    | 'go'
    | 'rust'
    | 'c'
    | 'c++'
    /** The host of .NET, made elsewhere, that a self-contained program brings. */
    | 'dotnet-host'
    | 'dotnet-aot'
    | 'graalvm'
    | 'nim'
    | 'zig'
    | 'haskell'
    | 'swift'
    | 'pyinstaller'
    | 'other';
  /** The file, when its name is certain. */
  readonly path: string | undefined;
  /** The directory where it or its siblings appear (`target/release`, `/go/bin`, the working directory). */
  readonly directory: string | undefined;
  readonly linkage: Linkage;
  /** Why this linkage is thought. */
  readonly reason: LinkageReason;
  /** Set when the command names its own libc (`--target x86_64-unknown-linux-musl`, musl-gcc); else that of the stage. */
  readonly libc: 'glibc' | 'musl' | undefined;
  /** Libraries the language needs, as sonames (`libgcc_s.so.1`), and those named with -l, whose soname the command does not tell (`libssl.so`). */
  readonly libraries: readonly string[];
  /** `GOARCH`, `--target`: OCI architecture, undefined: that of the builder. */
  readonly architecture: string | undefined;
  readonly os: string | undefined;
  /** `-tags timetzdata`. */
  readonly timeZoneDataInside: boolean;
  /** A ready-made runtime with the program packed into it: linked elsewhere, on an older C library. */
  readonly isPacked?: true;
  /** Go: `unset` is on where a C compiler is installed (Go 1.20 and newer) and off where none is. */
  readonly cgo?: 'on' | 'off' | 'unset' | 'unknown';
  /**
   * With linkage `depends`: what it comes to on each libc, where the builder's own default target decides.
   * For musl that of rustup and the rust images; the rust package of Alpine itself links dynamically.
   */
  readonly byLibc?: { readonly glibc: Linked; readonly musl: Linked };
};

export type Linked = { readonly linkage: Linkage; readonly libraries: readonly string[] };

/** Something made for a runtime rather than the kernel. */
export type ArtifactBuilt = {
  readonly kind: 'artifact-built';
  readonly artifact:
    | 'jar'
    | 'java-classes'
    | 'jlink-runtime'
    | 'erlang-release'
    | 'dotnet-framework-dependent'
    | 'dotnet-self-contained'
    | 'python-environment'
    | 'node-modules'
    | 'node-bundle'
    | 'ruby-bundle'
    | 'php-vendor'
    | 'web-assets';
  readonly path: string | undefined;
  /** `-r linux-musl-x64`, `--release 21`, python interpreter: whatever the command pins, as written. */
  readonly target: string | undefined;
};
