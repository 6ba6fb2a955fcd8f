/** A record of `docker-official.json`, as far as it is read. */
export type OfficialRecord = {
  readonly ref: string;
  readonly repo: string;
  readonly tag: string;
  readonly digest_index: string | null;
  readonly observed_date: string | null;
  readonly commit: { readonly remote?: string | null; readonly local?: string | null };
  readonly source_paths: { readonly remote?: string | null; readonly local?: string | null };
  /** How many manifests the index lists. */
  readonly manifest_entries?: number | null;
  /** Those that were looked at; the index may list more. */
  readonly platforms: Readonly<Record<string, PlatformRecord | null>>;
  readonly attestations: { readonly sbom: boolean | null; readonly provenance: boolean | null } | null;
  readonly config: {
    readonly user: string | null;
    readonly entrypoint: readonly string[] | null;
    readonly cmd: readonly string[] | null;
    readonly env_path: string | null;
    readonly env: Readonly<Record<string, string>> | null;
    readonly workdir: string | null;
    readonly user_line_in_full_amd64_history?: boolean | null;
  };
  readonly local: LocalRecord | null;
  readonly era?: string;
  readonly digest_index_is_empty_placeholder?: boolean;
};

export type PlatformRecord = {
  readonly digest: string | null;
  readonly compressed_bytes: number | null;
  readonly created: string | null;
};

export type LocalRecord = {
  readonly built_ref: string;
  readonly virtual_size_bytes_approx: number | null;
  readonly package_manager: string | null;
  readonly package_list_complete: boolean | null;
  readonly libc: { readonly family: string | null; readonly version: string | null } | null;
  readonly shell_packages: readonly string[] | null;
  readonly has_ca_certificates: boolean | null;
  readonly has_ca_bundle: boolean | null;
  readonly has_tzdata: boolean | null;
  readonly has_openssl_libs: boolean | null;
  readonly packages: readonly { readonly name: string; readonly version: string }[] | null;
};
