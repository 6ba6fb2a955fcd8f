import { z } from 'zod';
import { longestFileName, maximumBuildArgs, maximumFiles } from './bounds';

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
  files: z
    .record(
      z
        .string()
        .max(longestFileName)
        .refine(isContextPath, 'is no path within the build context: write it like `docker/entrypoint.sh`'),
      z.string().refine((text) => !text.includes('\0'), 'is not text: it has zero bytes'),
    )
    .meta({
      maxProperties: maximumFiles,
      description:
        'Files of the build context, by their paths in it, that settle what the Dockerfile alone leaves open: `.dockerignore`, `package.json`, `.npmrc`, `.yarnrc.yml`, `go.mod`, `requirements.txt`, `pyproject.toml`, `Gemfile`, `Gemfile.lock`, `*.csproj`, scripts. They are read and never stored.',
    })
    .optional(),
});
export type AnalyzeRequest = z.infer<typeof AnalyzeRequest>;

function isContextPath(path: string): boolean {
  return path !== '' && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
