import { baseName } from '../path/path';
import type { Command } from '../shell/command';
import { type Table, table } from '../text/table';
import { withoutVersion } from './language';

type Language = 'python' | 'node' | 'ruby' | 'php' | 'go' | 'conda';

/**
 * Programs that distributions pack and that the package managers of languages bring as well, by themselves or as
 * something another package stands on: after `pip install -r requirements.txt` there may be a `gunicorn`.
 */
const brought: Readonly<Record<Language, ReadonlySet<string>>> = {
  python: words(
    'ansible ansible-playbook aws cmake ctest cython dumb-init gunicorn hg httpx ipython meson ninja node npm npx patchelf pip pip3 pipenv pipx poetry pytest scons shellcheck supervisorctl supervisord swig uv uwsgi virtualenv yq',
  ),
  node: words('bun deno chromedriver geckodriver node-gyp npm npx pnpm protoc yarn yarnpkg'),
  ruby: words('bundle bundler gem irb rake'),
  php: words('composer'),
  go: words('age caddy consul cosign helm skopeo terraform vault yq'),
  conda: words(''),
};

const installers: Table<Language> = table({
  pip: 'python',
  pipenv: 'python',
  pipx: 'python',
  poetry: 'python',
  pdm: 'python',
  uv: 'python',
  npm: 'node',
  pnpm: 'node',
  yarn: 'node',
  bun: 'node',
  gem: 'ruby',
  bundle: 'ruby',
  bundler: 'ruby',
  composer: 'php',
  go: 'go',
  conda: 'conda',
  mamba: 'conda',
  micromamba: 'conda',
});

const verbs = /^(add|ci|create|env|get|global|i|install|pip|require|run|sync|tool|update|upgrade)$/;

/** The language whose package manager a command has install something; `conda` packs programs of every kind. */
export function installsForLanguage({ args, name }: Command): Language | undefined {
  if (name === undefined) return undefined;
  const direct = languageOf(baseName(name));
  if (direct) return args.some(({ text }) => text === undefined || verbs.test(text)) ? direct : undefined;
  if (!/^python[\d.]*$/.test(baseName(name))) return undefined;
  const module = args.findIndex(({ text }) => text === '-m');
  return module < 0 ? undefined : languageOf(args[module + 1]?.text ?? '');
}

/** Whether what such a package manager installs may bring a program of this name. */
export function languageBrings(language: Language, program: string): boolean {
  return language === 'conda' || brought[language].has(program);
}

function languageOf(name: string): Language | undefined {
  const plain = withoutVersion(name);
  return installers[plain];
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
