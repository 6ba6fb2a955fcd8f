import { describe, expect, test } from 'vitest';
import { configurationFor } from '../bases/configuration';
import type { StageView } from '../contents/contents';
import { parseDockerfile } from '../dockerfile/parse';
import { inspect } from '../inspection';
import { catalog, rowsOf, today } from '../inspection.fixture';
import { buildStages } from '../stages/graph';
import { gemfileAt, lockfileAt } from './gemfile';
import { hasStrictEnginesAt } from './npmrc';
import { packageAt } from './package-json';
import { pythonAskedAt } from './pyproject';
import { ownYarnAt } from './yarnrc';

/** A stage into which one file is copied. */
function viewWith(name: string, text: string): StageView {
  const options = {
    target: undefined,
    buildArgs: {},
    platform: 'linux/amd64',
    files: { [name]: text },
  };
  const dockerfile = parseDockerfile('FROM debian:trixie-slim\nWORKDIR /app\nCOPY . .\n');
  const graph = buildStages(dockerfile, options, configurationFor(catalog, today));
  return inspect(graph, catalog, today).contents.view(0);
}

function gemfile(text: string): string {
  const { gems = [], ruby } = gemfileAt(viewWith('Gemfile', text), 2, '/app') ?? {};
  return `${ruby?.join(', ') ?? '-'}; ${gems.join(' ') || '-'}`;
}

describe('Gemfile: the Ruby it asks for, and the gems that everybody installs', () => {
  test.each(
    rowsOf(String.raw`
ruby "3.3.0"\ngem "rails" → 3.3.0; rails
ruby '~> 3.3.0' # as in production\ngem 'pg', '~> 1.5' → ~> 3.3.0; pg
ruby(">= 3.1", "< 3.4") → >= 3.1, < 3.4; -
ruby file: ".ruby-version" → -; -
ruby ENV.fetch("RUBY", "3.3.0") → -; -
ruby "3.3.0", engine: "jruby", engine_version: "9.4" → -; -
ruby "3.#{minor}" → -; -
if ENV["NEXT"]\n  ruby "3.4.0"\nelse\n  ruby "3.3.0"\nend → -; -
group :development, :test do\ngem "debug"\nend\ngem "puma" → -; puma
gem "debug", group: :development\ngem "puma" → -; puma
gem "mini_racer", platforms: :ruby\ngem "own", path: "vendor/own" → -; -
gem "bcrypt" if ENV["X"]\ngem "nio4r" → -; nio4r
# ruby "2.7.0" → -; -
`),
  )('%s → %s', (text, read) => {
    expect(gemfile(text)).toBe(read);
  });
});

test('Gemfile.lock: its platforms, and gems that are ready to run', () => {
  const text =
    'GEM\n  remote: https://rubygems.org/\n  specs:\n    ffi (1.17.0)\n    nokogiri (1.18.0-arm64-darwin)\n    nokogiri (1.18.0-x86_64-linux-gnu)\n      racc (~> 1.4)\n    pg (1.6.0)\n\nPLATFORMS\n  arm64-darwin-23\n  x86_64-linux-gnu\n\nDEPENDENCIES\n  nokogiri\n';
  const lock = lockfileAt(viewWith('Gemfile.lock', text), 2, '/app');
  expect(lock?.platforms).toEqual(['arm64-darwin-23', 'x86_64-linux-gnu']);
  expect([...(lock?.readyMade.keys() ?? [])]).toEqual(['nokogiri']);
  expect([...(lock?.readyMade.get('nokogiri') ?? [])]).toEqual(['arm64-darwin', 'x86_64-linux-gnu']);
});

describe('pyproject.toml: the Python it asks for', () => {
  test.each(
    rowsOf(String.raw`
[project]\nname = "a"\nrequires-python = ">=3.10" → >=3.10 (project)
[project]\nrequires-python = '>=3.10,<3.13' # not yet → >=3.10,<3.13 (project)
[tool.poetry.dependencies]\npython = "^3.11"\nflask = "*" → ^3.11 (poetry)
[tool.poetry.dependencies]\npython = "^3.11"\n[project]\nrequires-python = ">=3.12" → >=3.12 (project)
[tool.other]\nrequires-python = ">=3.10" → nothing
[project]\ndescription = """\nrequires-python = ">=3.99"\n"""\n → nothing
[project]\nrequires-python = [">=3.10"] → nothing
`),
  )('%s → %s', (text, read) => {
    const asked = pythonAskedAt(viewWith('pyproject.toml', text), 2, '/app');
    expect(asked ? `${asked.written} (${asked.by})` : 'nothing').toBe(read);
  });
});

describe('package.json', () => {
  test.each(
    rowsOf(`
{ "packageManager": "yarn@4.9.1+sha512.abc" } → yarn 4.9.1
{ "packageManager": "pnpm@10" } → pnpm 10
{ "packageManager": 4 } → -
{ "packageManager": "a" } → -
`),
  )('%s is managed by %s', (text, manager) => {
    const read = packageAt(viewWith('package.json', text), 2, '/app')?.manager;
    expect(read ? `${read.name} ${read.version}` : '-').toBe(manager);
  });

  test.each(['', '[]', '4', '{', 'null', '"text"'])('nothing is read from %s', (text) => {
    expect(packageAt(viewWith('package.json', text), 2, '/app')).toBeUndefined();
  });

  test('parts of another shape count as left out', () => {
    const read = packageAt(
      viewWith(
        'package.json',
        '{ "engines": ">=18", "scripts": [], "dependencies": 4, "__proto__": { "a": 1 } }',
      ),
      2,
      '/app',
    );
    expect(read?.engines.node).toBeUndefined();
    expect(read?.scripts.size).toBe(0);
    expect(read?.script('constructor')).toBeUndefined();
  });
});

describe('.yarnrc.yml: the Yarn that the project brings', () => {
  test.each(
    rowsOf(String.raw`
yarnPath: .yarn/releases/yarn-4.12.0.cjs → .yarn/releases/yarn-4.12.0.cjs
nodeLinker: pnp\n\nyarnPath: "./tools/yarn.cjs" # ours\r\n → ./tools/yarn.cjs
# yarnPath: a.cjs → nothing
  yarnPath: a.cjs → nothing
yarnPath: $HOME/yarn.cjs → nothing
yarnPath: → nothing
`),
  )('%s → %s', (text, path) => {
    expect(ownYarnAt(viewWith('.yarnrc.yml', text), 2, '/app')?.path ?? 'nothing').toBe(path);
  });
});

describe('.npmrc: whether engines are held to', () => {
  test.each(
    rowsOf(String.raw`
engine-strict=true → yes
registry=https://a.example\n  engine-strict = true → yes
engine-strict=true\nengine-strict=false → no
;engine-strict=true → no
engine-strict=$STRICT → no
`),
  )('%s → %s', (text, said) => {
    expect(hasStrictEnginesAt(viewWith('.npmrc', text), 2, '/app') ? 'yes' : 'no').toBe(said);
  });
});
