import type { CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import { programIndex } from './executable';
import type { Launch } from './launch';
import { baseName } from './path';

/** Programs that run a language, with the name the catalog gives it. */
const languages: Readonly<Record<string, string>> = {
  node: 'nodejs',
  nodejs: 'nodejs',
  python: 'python',
  python3: 'python',
  gunicorn: 'python',
  uvicorn: 'python',
  celery: 'python',
  flask: 'python',
  java: 'java',
  dotnet: 'dotnet',
  ruby: 'ruby',
  bundle: 'ruby',
  rails: 'ruby',
  puma: 'ruby',
  php: 'php',
  'php-fpm': 'php',
  perl: 'perl',
  npm: 'nodejs',
  npx: 'nodejs',
  yarn: 'nodejs',
  pnpm: 'nodejs',
};

/** The language a program name belongs to, as the catalog names it; version suffixes are ignored. */
export function languageOfProgram(program: string): string | undefined {
  const name = baseName(program);
  return languages[name] ?? languages[name.replace(/[0-9.]+$/, '')];
}

/** The catalog's name of an image's language, brought to one spelling. */
export function languageOfImage(
  image: CatalogImage,
): { readonly name: string; readonly version: string | undefined } | undefined {
  const language = valueOf(image.facts.language);
  if (language === undefined || language === 'none') return undefined;
  const name = language.name === 'node' ? 'nodejs' : language.name;
  return { name, version: language.version };
}

/** The language runtime that a launch starts; undefined for native programs and shells. */
export function languageOfLaunch(
  launch: Launch,
): { readonly name: string; readonly word: number } | undefined {
  const word = programIndex(launch.argv);
  const program = launch.argv[word]?.text;
  const name = program === undefined ? undefined : languageOfProgram(program);
  return name === undefined ? undefined : { name, word };
}
