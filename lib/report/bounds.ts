/** Largest Dockerfile taken, in bytes of UTF-8. At and over it: refused with a clear sentence. */
export const maximumDockerfileBytes = 1024 * 1024;

/** Most build arguments taken, and how large all of them may be: names and values, in bytes of UTF-8. */
export const maximumBuildArgs = 200;
export const maximumBuildArgsBytes = 64 * 1024;

/** Most files taken beside the Dockerfile, how large all of them may be, and how long their names, in bytes of UTF-8. */
export const maximumFiles = 40;
export const maximumFilesBytes = 512 * 1024;
export const longestFileName = 256;
