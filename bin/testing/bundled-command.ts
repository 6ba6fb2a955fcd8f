import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Puts the command together as one program of its own in a folder, with its parts loaded when they are needed, and gives
 * the folder to put into PATH. Started thirty times it costs a third of what it does where every start translates it.
 */
export async function bundleCommand(folder: string): Promise<string> {
  await build({
    stdin: {
      contents: "import { createProgram, run } from './program';\nawait run(createProgram());\n",
      resolveDir: join(root, 'bin'),
      sourcefile: 'command.ts',
      loader: 'ts',
    },
    outdir: join(folder, 'dist'),
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20.17',
    format: 'esm',
    banner: {
      // Packages written for CommonJS ask for the modules of Node by `require`.
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}\n');
  const program = join(folder, 'bin/plinth');
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${join(folder, 'dist/stdin.js')}' "$@"\n`);
  chmodSync(program, 0o755);
  return dirname(program);
}
