import { resolvePath } from '../path/path';
import { own } from '../text/table';
import type { Contents } from './contents';
import { type IgnoreFile, readIgnoreFile } from './ignore-file';

/** Files of the build context that were given beside the Dockerfile, by their paths in it. */
export type ContextFiles = {
  readonly ignore: IgnoreFile | undefined;
  /** Paths of all that was given. */
  readonly names: readonly string[];
  /** The text of a file; undefined where it was not given, or is kept out of the build. */
  textAt(path: string): string | undefined;
};

/** What is known of the build context; nothing, where only the Dockerfile was given. */
export function contextFiles(contents: Contents): ContextFiles {
  return contents.part(filesOf);
}

/** A path of the context as it is looked up: `./a/../b` and `/b` are `b`. */
export function contextPath(written: string): string {
  return resolvePath('/', written).slice(1);
}

function filesOf({ graph: { options } }: Contents): ContextFiles {
  const { files = {} } = options;
  const ignore = ignoreFileOf(files);
  return {
    ignore,
    names: Object.keys(files),
    textAt: (written) => {
      const path = contextPath(written);
      const text = own(files, path);
      return text === undefined || ignore?.excludes(path) ? undefined : text;
    },
  };
}

const general = '.dockerignore';
const ending = /^[^/]+\.dockerignore$/;

/**
 * A file of a Dockerfile's own takes the place of the general one. The name of the Dockerfile is not known: where more
 * than one is given, any may be meant.
 * https://docs.docker.com/build/concepts/context/#filename-and-location
 */
function ignoreFileOf(files: Readonly<Record<string, string>>): IgnoreFile | undefined {
  const ofOwn = Object.keys(files).filter((name) => ending.test(name));
  if (ofOwn.length > 1) return undefined;
  const name = ofOwn[0] ?? general;
  const text = own(files, name);
  return text === undefined ? undefined : readIgnoreFile(name, text);
}
