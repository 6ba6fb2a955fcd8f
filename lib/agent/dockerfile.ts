import { maximumDockerfileBytes } from '../report/bounds';

/** Why a text is not read as a Dockerfile at all; undefined where it is. */
export function refusalOf(text: string): string | undefined {
  if (text.trim() === '') return 'The Dockerfile is empty: give one that has at least a FROM instruction.';
  if (text.length >= maximumDockerfileBytes || bytesOf(text) >= maximumDockerfileBytes)
    return 'The Dockerfile is 1 MiB or larger, and only smaller ones are analyzed: move long scripts to files of their own and COPY them.';
  if (text.includes('\0')) return 'This is not a Dockerfile: it has zero bytes, as binary files have.';
  return undefined;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
