import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import ts from 'typescript';
import { root } from '../build';

/** Bundles the command, so that each of its parts is read when it is needed. Gives the files that went into it. */
export async function bundleCommand(entry: string, folder: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: { plinth: entry },
    outdir: folder,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    platform: 'node',
    target: 'node20.17',
    format: 'esm',
    legalComments: 'none',
    banner: {
      // Packages written for CommonJS ask for the modules of Node by `require`.
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    external: ['libsql', 'pg'],
    plugins: [packedData, fewLanguages, usedAlone],
  });
  return Object.keys(metafile.inputs);
}

/** The door to the data is the one to what was packed. */
const packedData: Plugin = {
  name: 'packed-data',
  setup({ onResolve }) {
    onResolve({ filter: /\/catalog\/files$/ }, () => ({ path: join(root, 'lib/catalog/packed-files.ts') }));
  },
};

/** Messages of zod are never shown in another language than English. */
const fewLanguages: Plugin = {
  name: 'few-languages',
  setup({ onLoad }) {
    onLoad({ filter: /\/zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      resolveDir: join(root, 'node_modules/zod/v4/locales'),
    }));
  },
};

/** What only the checks of the data use, such as their schemas, is left out: that making it has no effect esbuild cannot see. */
const usedAlone: Plugin = {
  name: 'used-alone',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) =>
      path.startsWith(join(root, 'lib'))
        ? { contents: withPureConstants(readFileSync(path, 'utf8')), loader: 'ts' }
        : undefined,
    );
  },
};

/** Every constant of a module of `lib` that is made by calls, as an expression to drop: none of them does anything else. */
export function withPureConstants(text: string): string {
  const file = ts.createSourceFile('constants.ts', text, ts.ScriptTarget.Latest, true);
  const made = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .flatMap(({ initializer }) => (initializer && isMade(initializer) ? [initializer] : []));
  let whole = '';
  let end = 0;
  for (const each of made) {
    whole += `${text.slice(end, each.getStart())}/* @__PURE__ */ (() => (${text.slice(each.getStart(), each.end)}))()`;
    end = each.end;
  }
  return whole + text.slice(end);
}

/** Whether something is called for it, outside of functions. */
function isMade(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  return ts.isCallExpression(node) || ts.isNewExpression(node) || (ts.forEachChild(node, isMade) ?? false);
}
