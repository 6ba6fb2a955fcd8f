import type { Digest } from '../fact/fact';

/** OCI platform as `os/architecture[/variant]`. */
export type Platform = string;

/** How the bytes of a layer are packed. */
export type Packing = 'gzip' | 'zstd' | 'none';

/** A layer as its manifest names it. */
export type LayerDescriptor = {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly packing: Packing;
  /** Bytes as they are transferred. */
  readonly size: number;
};

/** What stands in the configuration of an image: https://github.com/opencontainers/image-spec/blob/main/config.md */
export type ImageConfig = {
  readonly created?: string;
  readonly user?: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  /** `NAME=value`, in their order. */
  readonly environment: readonly string[];
  readonly workdir?: string;
  readonly labels: Readonly<Record<string, string>>;
  /** `8080/tcp`. */
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  readonly stopSignal?: string;
  readonly history: readonly {
    readonly created?: string;
    readonly createdBy?: string;
    readonly empty: boolean;
  }[];
  /** Digests of the layers unpacked, in their order. */
  readonly diffIds: readonly Digest[];
};

/** What is kept beside an image: an SBOM, a signature, a provenance. */
export type Attached = {
  /** `in-index`: BuildKit's attestation manifests; `referrer`: by the referrers API or its tag; `tag`: cosign's tags. */
  readonly found: 'in-index' | 'referrer' | 'tag';
  readonly kind: 'sbom' | 'provenance' | 'signature' | 'vex' | 'other';
  /** Whether it is about the index, and so about the images of all platforms. */
  readonly ofIndex?: true;
  readonly digest: Digest;
  /** Of the artifact, or of the layer that is it. */
  readonly mediaType: string;
  readonly size: number;
  /** Of an in-toto statement: `https://spdx.dev/Document`, `https://slsa.dev/provenance/v1`. */
  readonly predicateType?: string;
  /** Who is named as its signer: not proved by being there. */
  readonly signer?: { readonly identity: string; readonly issuer?: string };
  /** `verified`: only where the signature was checked against a root that is shipped. */
  readonly verified: boolean;
};

/** An image in the hand, wherever it lies: in a registry, a layout on disk or an archive. */
export type ImageSource = {
  /** As people name it: `node:24-slim`, `oci:folder`. */
  readonly reference: string;
  /** Of the manifest of this platform. */
  readonly digest: Digest;
  /** Of the index in which it was found. */
  readonly index: Digest | undefined;
  readonly platform: Platform;
  /** All that the index offers, attestations left out; the one alone where there is no index. */
  readonly platforms: readonly Platform[];
  readonly config: ImageConfig;
  /** From below to above. */
  readonly layers: readonly LayerDescriptor[];
  /**
   * The bytes of a layer as they are transferred. Ends with `RegistryError` `digest-mismatch` where they are not those
   * that the digest names, so that nothing read before counts; a broken connection is resumed inside.
   */
  open(layer: LayerDescriptor, signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** Looked up when asked for; empty where there is nothing. */
  attached(signal: AbortSignal): Promise<readonly Attached[]>;
};
