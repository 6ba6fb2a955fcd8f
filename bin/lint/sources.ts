import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

export type Sources = {
  readonly checker: ts.TypeChecker;
  readonly files: readonly ts.SourceFile[];
};

export type Problem = { readonly node: ts.Node; readonly message: string };

const folders = ['lib/', 'app/', 'components/', 'bin/', 'proxy.ts'];

/** What people run, with its types: tests and the texts they share meet no input. */
export function readSources(root: string): Sources {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    { incremental: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: refuse },
  );
  if (config === undefined) throw new Error('tsconfig.json cannot be read');
  const names = config.fileNames.filter((name) => isAsked(pathFrom(root, name)));
  const program = ts.createProgram(names, config.options);
  const asked = new Set(names);
  return {
    checker: program.getTypeChecker(),
    files: program.getSourceFiles().filter(({ fileName }) => asked.has(fileName)),
  };
}

export function pathFrom(root: string, name: string): string {
  return relative(root, name).split(sep).join('/');
}

function isAsked(path: string): boolean {
  if (/\.(?:test|fixture)\.tsx?$/.test(path) || dirname(path).endsWith('/testing')) return false;
  return folders.some((folder) => path.startsWith(folder));
}

function refuse({ messageText }: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, ' '));
}

export function everyNode(file: ts.SourceFile, visit: (node: ts.Node) => void): void {
  function walk(node: ts.Node): void {
    visit(node);
    ts.forEachChild(node, walk);
  }
  walk(file);
}
