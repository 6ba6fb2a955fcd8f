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
    plugins: [packedData, fewLanguages, fewSchemas],
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

/** Schemas that only the checks of the data use are left out: building them has no effect, which esbuild cannot see. */
const fewSchemas: Plugin = {
  name: 'few-schemas',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (!path.startsWith(join(root, 'lib'))) return undefined;
      const text = readFileSync(path, 'utf8');
      return text.includes("from 'zod'") || path.includes('/catalog/')
        ? { contents: withPureSchemas(text), loader: 'ts' }
        : undefined;
    });
  },
};

/** Every constant of a module that is made by calls of zod, or of what is made by them, as an expression to drop. */
export function withPureSchemas(text: string): string {
  const file = ts.createSourceFile('schemas.ts', text, ts.ScriptTarget.Latest, true);
  const made = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .flatMap(({ initializer }) => (initializer && isSchema(initializer) ? [initializer] : []));
  let whole = '';
  let end = 0;
  for (const each of made) {
    whole += `${text.slice(end, each.getStart())}/* @__PURE__ */ (() => ${text.slice(each.getStart(), each.end)})()`;
    end = each.end;
  }
  return whole + text.slice(end);
}

/** `z.strictObject({ … }).readonly()`: a call whose first name is that of zod. */
function isSchema(expression: ts.Expression): boolean {
  if (!ts.isCallExpression(expression)) return false;
  let first: ts.Expression = expression;
  while (ts.isCallExpression(first) || ts.isPropertyAccessExpression(first)) first = first.expression;
  return (
    ts.isIdentifier(first) && (first.text === 'z' || first.text === 'sourced' || first.text === 'schemaOf')
  );
}
