import type { Answer } from '../../contents/answer';
import type { Moment, StageView } from '../../contents/contents';
import { installedPackages, installsUnknownPackage } from '../../programs/packages';
import { programAt } from '../../programs/program';
import { pipPackagesOf } from '../../programs/required-packages';
import { type Table, table } from '../../text/table';
import { fromAnswer } from '../evidence';
import { compiler, installFix } from '../installing';
import { defineRule, type Reported } from '../rule';

type SourceOnly = {
  /** Development packages of Debian and Alpine that hold what it is compiled against. */
  readonly headers?: RegExp;
  /** What to install, by apt and by apk, beside the compiler. */
  readonly packages: readonly [string, string];
  readonly instead?: string;
  readonly source: string;
};

/** Published as source alone, for every version of Python and every Linux: pip found no wheel on 2026-11-23. */
const sourceOnly: Table<SourceOnly> = table({
  psycopg2: {
    headers: /^(libpq|postgresql\d*)-dev$|^libpq-devel$/,
    packages: ['gcc libpq-dev', 'gcc musl-dev libpq-dev'],
    instead: '`psycopg2-binary`',
    source: 'https://www.psycopg.org/docs/install.html',
  },
  'psycopg-c': {
    headers: /^(libpq|postgresql\d*)-dev$|^libpq-devel$/,
    packages: ['gcc libpq-dev', 'gcc musl-dev libpq-dev'],
    instead: '`psycopg[binary]`',
    source: 'https://www.psycopg.org/psycopg3/docs/basic/install.html',
  },
  mysqlclient: {
    headers: /^(default-libmysqlclient|libmysqlclient|libmariadb|mariadb|mariadb-connector-c)-dev$|-devel$/,
    packages: ['gcc pkg-config default-libmysqlclient-dev', 'gcc musl-dev pkgconf mariadb-dev'],
    instead: '`PyMySQL`, which is written in Python',
    source: 'https://github.com/PyMySQL/mysqlclient#install',
  },
  uwsgi: {
    packages: ['gcc libc6-dev', 'gcc musl-dev linux-headers'],
    source: 'https://uwsgi-docs.readthedocs.io/en/latest/Install.html',
  },
  'python-ldap': {
    headers: /^(libldap2?|openldap)-dev(el)?$/,
    packages: ['gcc libldap2-dev libsasl2-dev', 'gcc musl-dev openldap-dev'],
    instead: '`ldap3`, which is written in Python',
    source: 'https://www.python-ldap.org/en/latest/installing.html',
  },
  pycairo: {
    headers: /^(libcairo2|cairo)-dev(el)?$/,
    packages: ['gcc pkg-config libcairo2-dev', 'gcc musl-dev pkgconf cairo-dev'],
    source: 'https://pycairo.readthedocs.io/en/latest/getting_started.html',
  },
  pygraphviz: {
    headers: /^(libgraphviz|graphviz)-dev(el)?$/,
    packages: ['gcc libgraphviz-dev', 'gcc musl-dev graphviz-dev'],
    source: 'https://pygraphviz.github.io/documentation/stable/install.html',
  },
  pyaudio: {
    headers: /^(portaudio19|portaudio)-dev(el)?$/,
    packages: ['gcc portaudio19-dev', 'gcc musl-dev portaudio-dev'],
    source: 'https://people.csail.mit.edu/hubert/pyaudio/',
  },
  dlib: { packages: ['g++ cmake', 'g++ cmake make'], source: 'https://github.com/davisking/dlib#readme' },
  gssapi: {
    headers: /^(libkrb5|heimdal|krb5)-dev(el)?$/,
    packages: ['gcc libkrb5-dev', 'gcc musl-dev krb5-dev'],
    source: 'https://github.com/pythongssapi/python-gssapi#installation',
  },
  'mod-wsgi': {
    headers: /^(apache2|httpd)-dev(el)?$/,
    packages: ['gcc apache2-dev', 'gcc musl-dev apache2-dev'],
    source: 'https://github.com/GrahamDumpleton/mod_wsgi#readme',
  },
});

export default defineRule({
  id: 'compiler-missing',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Compiled without a compiler',
  why: 'Most packages of Python come ready-made, but some are published as source alone: `psycopg2`, `mysqlclient` and `uwsgi` are compiled while pip installs them. Go calls a C compiler where cgo is on. Slim and Alpine images have neither a compiler nor the headers.',
  remedy:
    'Install the compiler and the headers first, best in a builder stage, or take a package that comes ready-made.',
  symptoms: [
    'Error: pg_config executable not found.',
    "error: command 'gcc' failed: No such file or directory",
    'Can not find valid pkg-config name. Specify MYSQLCLIENT_CFLAGS and MYSQLCLIENT_LDFLAGS env vars manually',
    'Exception: you need a C compiler to build uWSGI',
    'cgo: C compiler "gcc" not found: exec: "gcc": executable file not found in $PATH',
  ],
  references: [
    { title: 'psycopg2: installation', url: 'https://www.psycopg.org/docs/install.html' },
    { title: 'uWSGI: installation', url: 'https://uwsgi-docs.readthedocs.io/en/latest/Install.html' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'psycopg2 on a slim image',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN [|pip install --no-cache-dir flask psycopg2|]\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'Named in requirements.txt, which is given',
        dockerfile:
          'FROM python:3.13-slim-trixie\nWORKDIR /app\nCOPY requirements.txt .\nRUN [|pip install --no-cache-dir -r requirements.txt|]\nCOPY . .\nUSER 1000\nCMD ["python", "main.py"]\n',
        files: { 'requirements.txt': '# web\nflask==3.1.0\npsycopg2>=2.9 # database\n' },
      },
      {
        title: 'A compiler without the headers',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN apt-get update && apt-get install -y gcc\nRUN [|pip install mysqlclient==2.2.7|]\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'cgo on Alpine',
        dockerfile:
          'FROM golang:1.27-alpine AS build\nWORKDIR /src\nCOPY . .\nRUN [|CGO_ENABLED=1 go build -o /app .|]\nFROM alpine:3.24\nCOPY --from=build /app /app\nUSER 1000\nENTRYPOINT ["/app"]\n',
      },
    ],
    good: [
      {
        title: 'Ready-made in requirements.txt, and another for Windows alone',
        dockerfile:
          'FROM python:3.13-slim-trixie\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY . .\nUSER 1000\nCMD ["python", "main.py"]\n',
        files: { 'requirements.txt': 'psycopg2-binary\nuwsgi==2.0 ; sys_platform == "win32"\n#psycopg2\n' },
      },
      {
        title: 'Ready-made',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN pip install --no-cache-dir flask psycopg2-binary "psycopg[binary]"\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'Installed first',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev libpq-dev && pip install psycopg2\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'The full image',
        dockerfile:
          'FROM python:3.13-trixie\nRUN pip install psycopg2 uwsgi\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const reported = firstWithout(view) ?? withCgo(view);
      if (reported) yield reported;
    }
  },
});

/** `-race` always needs cgo, and cgo that is switched on a compiler: https://pkg.go.dev/cmd/cgo */
function withCgo(view: StageView): Reported | undefined {
  const { stage } = view;
  for (const [index, { run }] of stage.steps.entries()) {
    for (const command of run?.script.commands ?? []) {
      if (!run || command.name !== 'go' || command.runs !== 'always' || !command.failureCounts) continue;
      const [verb] = command.args;
      if (!/^(build|test|install|run)$/.test(verb?.text ?? '')) continue;
      const race = command.args.some(({ text }) => text === '-race');
      if (!race && command.environment.get('CGO_ENABLED') !== '1') continue;
      if (command.environment.has('CC')) return undefined;
      const answers = ['gcc', 'clang', 'cc'].map((name) => programAt(view.before(index + 1), name));
      const [gcc] = answers;
      if (gcc?.is !== 'missing' || answers.some(({ is }) => is === 'there')) return undefined;
      return {
        span: run.toSource(command.span),
        stage: stage.index,
        certainty: 'likely',
        message: race
          ? [
              '`-race` needs cgo, and cgo a C compiler, which is not there',
              { more: '. The build stops here.' },
            ]
          : [
              '`CGO_ENABLED=1` makes go call a C compiler, and there is none',
              { more: '. The build stops here.' },
            ],
        remedy: race
          ? 'Install `gcc` and the headers of the C library before (`apk add --no-cache gcc musl-dev`), or leave out `-race`.'
          : 'Install `gcc` and the headers of the C library before (`apk add --no-cache gcc musl-dev`), or build with `CGO_ENABLED=0`.',
        evidence: [fromAnswer(gcc)],
        ...installFix(view, compiler, { step: index, at: run.toSource(command.span).start }),
      };
    }
  }
  return undefined;
}

function firstWithout(view: StageView): Reported | undefined {
  const { image, stage } = view;
  if (!image) return undefined;
  for (const [index, { run }] of stage.steps.entries()) {
    for (const command of run?.script.commands ?? []) {
      if (!run || command.runs !== 'always' || !command.failureCounts) continue;
      const { file, name = '' } =
        pipPackagesOf(view, index, command).find((each) => Object.hasOwn(sourceOnly, each.name)) ?? {};
      const about = sourceOnly[name];
      if (!about) continue;
      const absent = lacks(view.before(index + 1), about);
      if (!absent) continue;
      const apk = image.facts.packageManagers.known && image.facts.packageManagers.value.includes('apk');
      const [byApt, byApk] = about.packages;
      const packages = apk ? byApk : byApt;
      return {
        span: run.toSource(command.span),
        stage: stage.index,
        certainty: 'likely',
        message: [
          `\`${name}\`${file === undefined ? '' : ` of \`${file}\``} is published as source and compiled here, but ${absent.what}`,
          { more: '. The build stops here.' },
        ],
        remedy:
          about.instead === undefined
            ? `Install \`${packages}\` before, best in a builder stage.`
            : `Install ${about.instead} instead, or \`${packages}\` before.`,
        evidence: [
          ...(absent.answer ? [fromAnswer(absent.answer)] : []),
          { text: `What \`${name}\` needs to be installed.`, source: about.source },
        ],
        ...installFix(
          view,
          { apt: byApt, apk: byApk, rpm: '' },
          { step: index, at: run.toSource(command.span).start },
        ),
      };
    }
  }
  return undefined;
}

type Absence = { readonly what: string; readonly answer: Answer | undefined };

function lacks(moment: Moment, { headers }: SourceOnly): Absence | undefined {
  const compilers = ['gcc', 'cc', 'clang', 'g++'].map((name) => programAt(moment, name));
  const [gcc] = compilers;
  if (gcc?.is === 'missing' && !compilers.some(({ is }) => is === 'there'))
    return { what: 'there is no C compiler', answer: gcc };
  // Where the base has a compiler of its own it may have the headers as well.
  const inBase = programAt(moment.view.before(0), 'gcc');
  if (!headers || inBase.is !== 'missing' || installsUnknownPackage(moment)) return undefined;
  if (installedPackages(moment).some((name) => headers.test(name))) return undefined;
  return { what: 'the headers of the library it stands on are not installed', answer: undefined };
}
