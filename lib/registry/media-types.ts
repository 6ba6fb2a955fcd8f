import { type Table, table } from '../text/table';
import type { Packing } from './image';

/** https://github.com/opencontainers/image-spec/blob/main/media-types.md, https://distribution.github.io/distribution/spec/manifest-v2-2/ */
const indexTypes = new Set([
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]);
const manifestTypes = new Set([
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]);
const configTypes = new Set([
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]);

/** What a registry is asked for, in both worlds at once: some answer with nothing else than what is named. */
export const acceptedDocuments = [...indexTypes, ...manifestTypes].join(', ');

export function isIndexType(mediaType: string): boolean {
  return indexTypes.has(mediaType);
}

export function isManifestType(mediaType: string): boolean {
  return manifestTypes.has(mediaType);
}

/** Whether it is the configuration of an image; other artifacts have others. */
export function isConfigType(mediaType: string): boolean {
  return configTypes.has(mediaType);
}

const packings: Table<Packing> = table({
  'application/vnd.oci.image.layer.v1.tar': 'none',
  'application/vnd.oci.image.layer.v1.tar+gzip': 'gzip',
  'application/vnd.oci.image.layer.v1.tar+zstd': 'zstd',
  'application/vnd.docker.image.rootfs.diff.tar': 'none',
  'application/vnd.docker.image.rootfs.diff.tar.gzip': 'gzip',
  'application/vnd.docker.image.rootfs.diff.tar.zstd': 'zstd',
});

/** How a layer is packed; undefined for what is no layer, and for those that may not be passed on (of Windows). */
export function packingOf(mediaType: string): Packing | undefined {
  return packings[mediaType];
}

/** `type/subtype` of a Content-Type, without its parameters. */
export function essenceOf(contentType: string): string {
  const end = contentType.indexOf(';');
  return (end === -1 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
}
