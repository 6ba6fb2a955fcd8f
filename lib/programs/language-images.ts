import { type Table, table } from '../text/table';

type LanguagePrograms = {
  readonly runtime: readonly string[];
  /** Only where the image is made to build with. */
  readonly builder: readonly string[];
  /** That an image of the language may bring without a package, depending on how it was made. */
  readonly perhaps: readonly string[];
};

const node: LanguagePrograms = {
  runtime: ['node'],
  builder: ['npm', 'npx', 'yarn', 'corepack'],
  perhaps: ['nodejs', 'yarnpkg', 'pnpm'],
};

/** Programs that come with a language, outside of the packages of the distribution. */
export const languagePrograms: Table<LanguagePrograms> = table({
  node,
  nodejs: node,
  python: {
    runtime: ['python3', 'python'],
    builder: ['pip', 'pip3'],
    perhaps: ['pydoc', 'pydoc3', 'idle3', 'python3-config', '2to3', 'uv'],
  },
  java: {
    runtime: ['java'],
    builder: ['javac', 'jlink', 'jar'],
    perhaps: ['keytool', 'jps', 'jcmd', 'jstack', 'jdeps'],
  },
  go: { runtime: [], builder: ['go', 'gofmt'], perhaps: [] },
  rust: { runtime: [], builder: ['cargo', 'rustc'], perhaps: ['rustup', 'rustfmt', 'rustdoc'] },
  ruby: {
    runtime: ['ruby'],
    builder: ['gem', 'bundle'],
    perhaps: ['bundler', 'irb', 'rake', 'erb', 'ri', 'rdoc'],
  },
  php: {
    runtime: ['php'],
    builder: [],
    perhaps: ['phar', 'pecl', 'pear', 'php-fpm', 'composer', 'apache2ctl', 'apachectl'],
  },
  dotnet: { runtime: ['dotnet'], builder: [], perhaps: [] },
});
