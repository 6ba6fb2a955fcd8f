import { z } from 'zod';

/** Largest Dockerfile taken, in bytes of UTF-8. At and over it: refused with a clear sentence. */
export const maximumDockerfileBytes = 1024 * 1024;

/** Most build arguments taken, and how large all of them may be: names and values, in bytes of UTF-8. */
export const maximumBuildArgs = 200;
export const maximumBuildArgsBytes = 64 * 1024;

/** https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope */
const platform = z
  .string()
  .regex(/^[a-z0-9]+\/[a-z0-9_]+(\/v[0-9.]+)?$/, 'must look like linux/amd64 or linux/arm/v7');

/** What may be asked of an analysis, by route, page and command line alike; read by `readRequest`, which knows its bounds. */
export const AnalyzeRequest = z.strictObject({
  dockerfile: z.string(),
  target: z.string().min(1).max(128).optional(),
  buildArgs: z
    .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is not a variable name'), z.string().max(4096))
    .meta({ maxProperties: maximumBuildArgs })
    .optional(),
  platform: platform.optional(),
});
export type AnalyzeRequest = z.infer<typeof AnalyzeRequest>;
