import { baseName } from '../path/path';
import { withoutTrailing } from '../text/cut';
import { type Table, table } from '../text/table';

/** Programs that run a language, with the name the catalog gives it. */
const languages: Table<string> = table({
  node: 'nodejs',
  nodejs: 'nodejs',
  python: 'python',
  python3: 'python',
  pypy: 'pypy',
  pypy3: 'pypy',
  gunicorn: 'python',
  uvicorn: 'python',
  celery: 'python',
  flask: 'python',
  'django-admin': 'python',
  hypercorn: 'python',
  pytest: 'python',
  java: 'java',
  dotnet: 'dotnet',
  ruby: 'ruby',
  bundle: 'ruby',
  rails: 'ruby',
  puma: 'ruby',
  php: 'php',
  'php-fpm': 'php',
  perl: 'perl',
  next: 'nodejs',
  nest: 'nodejs',
  tsx: 'nodejs',
  'ts-node': 'nodejs',
  nodemon: 'nodejs',
  npm: 'nodejs',
  npx: 'nodejs',
  yarn: 'nodejs',
  pnpm: 'nodejs',
});

/** The language a program name belongs to, as the catalog names it; version suffixes are ignored. */
export function languageOfProgram(program: string): string | undefined {
  const name = baseName(program);
  return languages[name] ?? languages[withoutVersion(name)];
}

/** Managers of packages that hand the scripts of one to a shell. */
export const packageRunners: ReadonlySet<string> = new Set(['npm', 'npx', 'yarn', 'pnpm']);

/** `python3.13` → `python`. */
export function withoutVersion(program: string): string {
  return withoutTrailing(program, '0123456789.');
}
