import { baseName } from '../path/path';
import { linesOf } from './bytes';
import { assignments } from './os';

/** How the program of a language is found, and what states its version. */
export type Language = {
  readonly name: string;
  /** Whether a program of this name runs it. */
  isProgram(name: string): boolean;
  /** Where it is, beside the PATH. */
  readonly folders: readonly string[];
  readonly statement?: Statement;
  /** The packages that bring a program of this name in the folders of the system. */
  packages(program: string): readonly string[];
  /** What images set to the version they bring. */
  readonly variable?: string;
};

/** A file that states the version of what it lies beside. */
export type Statement = {
  fits(path: string): boolean;
  /** Whether it speaks of the program in `bin` of a folder. */
  isOf(path: string, folder: string, program: string): boolean;
  version(text: string): string | undefined;
};

const node: Language = {
  name: 'node',
  isProgram: (name) => name === 'node' || name === 'nodejs',
  folders: ['/nodejs/bin'],
  statement: {
    fits: (path) => path.endsWith('/include/node/node_version.h'),
    isOf: (path, folder) => path === `${folder}/include/node/node_version.h`,
    version: (text) =>
      joined(
        ['NODE_MAJOR_VERSION', 'NODE_MINOR_VERSION', 'NODE_PATCH_VERSION'].map((name) => defined(text, name)),
      ),
  },
  packages: () => ['nodejs', 'nodejs-current', ...[18, 20, 22, 24, 26].map((major) => `nodejs-${major}`)],
  variable: 'NODE_VERSION',
};

const python: Language = {
  name: 'python',
  isProgram: (name) => /^python\d?(?:\.\d{1,3})?$/.test(name),
  folders: [],
  statement: {
    fits: (path) => path.endsWith('/patchlevel.h') && path.includes('/include/python'),
    isOf: (path, folder, program) => path === `${folder}/include/${program}/patchlevel.h`,
    version: (text) => defined(text, 'PY_VERSION'),
  },
  packages(program) {
    const minor = program.slice('python'.length);
    return [`${program}-minimal`, program, `python-${minor}`, `python-${minor}-base`, 'python3'];
  },
  variable: 'PYTHON_VERSION',
};

const java: Language = {
  name: 'java',
  isProgram: (name) => name === 'java',
  folders: ['/opt/java/openjdk/bin'],
  statement: {
    fits: (path) => baseName(path) === 'release',
    isOf: (path, folder) => path === `${folder}/release`,
    version: (text) => assignments(text).get('JAVA_VERSION'),
  },
  packages: () => [],
  variable: 'JAVA_VERSION',
};

const ruby: Language = {
  name: 'ruby',
  isProgram: (name) => /^ruby(?:\d\.\d)?$/.test(name),
  folders: [],
  statement: {
    fits: (path) => path.endsWith('/rbconfig.rb'),
    isOf: (path, folder) => path.startsWith(`${folder}/lib`) && path.includes('/ruby/'),
    version: (text) => joined(['MAJOR', 'MINOR', 'TEENY'].map((name) => rubySetting(text, name))),
  },
  packages: (program) => [program],
  variable: 'RUBY_VERSION',
};

const php: Language = {
  name: 'php',
  isProgram: (name) => /^php(?:\d{1,2}|\d\.\d)?$/.test(name),
  folders: [],
  statement: {
    fits: (path) => path.endsWith('/include/php/main/php_version.h'),
    isOf: (path, folder) => path === `${folder}/include/php/main/php_version.h`,
    version: (text) => defined(text, 'PHP_VERSION'),
  },
  packages: (program) => [`${program}-cli`, program, 'php-cli'],
  variable: 'PHP_VERSION',
};

const perl: Language = {
  name: 'perl',
  isProgram: (name) => name === 'perl',
  folders: [],
  statement: {
    fits: (path) => path.endsWith('/Config.pm') && path.includes('/perl'),
    isOf: (path, folder) => path.startsWith(`${folder}/lib`),
    version: perlVersion,
  },
  packages: () => ['perl-base', 'perl', 'perl-interpreter'],
};

export const languages: readonly Language[] = [node, python, java, ruby, php, perl];

/** What a header of C defines a name to, quotes left out. */
function defined(text: string, name: string): string | undefined {
  const line = firstLine(text, `#define ${name} `);
  return line?.trim().replaceAll('"', '');
}

/** `CONFIG["MAJOR"] = "3"` */
function rubySetting(text: string, name: string): string | undefined {
  const line = firstLine(text, `CONFIG["${name}"] = "`);
  return line?.split('"', 1)[0];
}

/** `version => '5.36.0',` in the module that is the configuration of Perl itself. */
function perlVersion(text: string): string | undefined {
  if (firstLine(text, 'package Config;') === undefined) return undefined;
  return firstLine(text, "version => '")?.split("'", 1)[0];
}

/** What follows in the first line that begins so. */
function firstLine(text: string, start: string): string | undefined {
  for (const line of linesOf(text)) {
    // Blanks are used to set things in columns.
    const plain = line
      .trimStart()
      .replace(/[ \t]{2,}/, ' ')
      .replace(/\t/, ' ');
    if (plain.startsWith(start)) return plain.slice(start.length);
  }
  return undefined;
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.every((part) => part !== undefined) ? parts.join('.') : undefined;
}
