import type { ProgramForm } from './program-form';

/** Package managers and what publishes packages. */
export const packagePrograms: readonly ProgramForm[] = [
  {
    programs: [
      'npm',
      'pnpm',
      'yarn',
      'git',
      'pip',
      'pip3',
      'gcloud',
      'fly',
      'flyctl',
      'conda',
      'gem',
      'cargo',
      'uv',
    ],
    words: ['config', 'set'],
    pair: true,
    valued: ['--location', '-L', '--home'],
    kind: 'credentials',
    source:
      'https://github.com/npm/cli/blob/780afc50e3a345feb1871a28e33fa48235bc3bd5/docs/lib/content/commands/npm-config.md',
  },
  {
    programs: ['npm', 'pnpm'],
    words: ['set'],
    pair: true,
    kind: 'credentials',
    source:
      'https://github.com/npm/cli/blob/780afc50e3a345feb1871a28e33fa48235bc3bd5/docs/lib/content/commands/npm-config.md',
  },
  {
    programs: ['git'],
    words: ['config'],
    pair: true,
    headers: ['http.extraheader'],
    valued: ['-f', '--file'],
    kind: 'credentials',
    source:
      'https://github.com/git/git/blob/1a3e64c6c4a623626ff0687008732a8e007e2a1c/Documentation/git-config.adoc',
  },
  {
    programs: ['cargo'],
    words: ['login'],
    argument: 0,
    valued: ['--registry', '--config', '-Z', '-C', '--color'],
    input: { holds: 'secret' },
    kind: 'token',
    source: 'https://manpages.debian.org/bookworm/cargo/cargo-login.1.en.html',
  },
  {
    programs: ['cargo'],
    words: ['owner', 'publish', 'yank'],
    options: ['--token'],
    kind: 'token',
    source:
      'https://github.com/rust-lang/cargo/blob/af373f761aa4e42b093c2e453078fd73c8ce54dd/doc/book/src/commands/cargo-owner.md',
  },
  {
    programs: ['poetry'],
    words: ['config', 'http-basic.*'],
    argument: 1,
    kind: 'password',
    source:
      'https://github.com/python-poetry/poetry/blob/f46702336862f30050d5c641d5ed6f7568ded793/docs/repositories.md',
  },
  {
    programs: ['poetry'],
    words: ['config', 'pypi-token.*'],
    argument: 0,
    kind: 'token',
    source:
      'https://github.com/python-poetry/poetry/blob/f46702336862f30050d5c641d5ed6f7568ded793/docs/repositories.md',
  },
  {
    programs: ['hatch'],
    words: ['publish'],
    options: ['-a', '--auth'],
    kind: 'password',
    source:
      'https://github.com/pypa/hatch/blob/ed8e30bebf98f2fe4d70c18a32a50a8160c391cb/src/hatch/cli/publish/__init__.py',
  },
  {
    programs: ['pdm'],
    words: ['publish'],
    options: ['-P', '--password'],
    kind: 'password',
    source:
      'https://github.com/pdm-project/pdm/blob/a7e9d0015b4d5ca5d1b0c558582f9bf41b2fdf54/src/pdm/cli/commands/publish/__init__.py',
  },
  {
    programs: ['poetry'],
    words: ['publish'],
    options: ['-p', '--password'],
    kind: 'password',
    source:
      'https://github.com/python-poetry/poetry/blob/f46702336862f30050d5c641d5ed6f7568ded793/docs/cli.md',
  },
  {
    programs: ['twine'],
    words: ['upload'],
    options: ['-p', '--password'],
    attached: ['-p'],
    kind: 'password',
    source: 'https://github.com/pypa/twine/blob/f536ac5d0c77a24a997854328e64644f576b4992/twine/settings.py',
  },
  {
    programs: ['composer'],
    words: ['config', 'http-basic.*'],
    argument: 1,
    kind: 'password',
    source:
      'https://github.com/composer/composer/blob/eba7baa59eb1b59246cf9800b0120fe78915b6ac/doc/articles/authentication-for-private-packages.md',
  },
  ...['github-oauth.*', 'gitlab-token.*', 'gitlab-oauth.*', 'bearer.*'].map(
    (word): ProgramForm => ({
      programs: ['composer'],
      words: ['config', word],
      argument: 0,
      kind: 'token',
      source:
        'https://github.com/composer/composer/blob/eba7baa59eb1b59246cf9800b0120fe78915b6ac/doc/articles/authentication-for-private-packages.md',
    }),
  ),
  ...['bitbucket-oauth.*', 'forgejo-token.*'].map(
    (word): ProgramForm => ({
      programs: ['composer'],
      words: ['config', word],
      argument: 1,
      kind: 'token',
      source:
        'https://github.com/composer/composer/blob/eba7baa59eb1b59246cf9800b0120fe78915b6ac/doc/articles/authentication-for-private-packages.md',
    }),
  ),
  ...[
    ['config', 'set', '*.*'],
    ['config', '*.*'],
  ].map(
    (words): ProgramForm => ({
      programs: ['bundle', 'bundler'],
      words,
      argument: 0,
      kind: 'credentials',
      source:
        'https://github.com/rubygems/rubygems/blob/69ec4a3a5f1cafa633c569671ed9ef502bbdaf61/bundler/lib/bundler/man/bundle-config.1.ronn',
    }),
  ),
  {
    programs: ['nuget'],
    words: ['push'],
    options: ['-apikey'],
    kind: 'key',
    source:
      'https://github.com/NuGet/docs.microsoft.com-nuget/blob/2b52d770c577cf48b902dc176bdd3941a811d9d2/docs/reference/cli-reference/cli-ref-push.md',
  },
  {
    programs: ['dotnet'],
    words: ['nuget', 'push'],
    options: ['--api-key', '-k'],
    kind: 'key',
    source:
      'https://github.com/dotnet/docs/blob/015263d096b84cb2e2fe3a121d38cec254ccebb6/docs/core/tools/dotnet-nuget-push.md',
  },
  {
    programs: ['nuget'],
    words: ['push', '*.nupkg'],
    argument: 0,
    valued: ['-Source', '-source', '-Timeout', '-ConfigFile'],
    kind: 'key',
    source:
      'https://github.com/NuGet/NuGet.Client/blob/fac35579c8c3c92799361e5695e9f7539b4fd5a2/src/NuGet.Clients/NuGet.CommandLine/NuGetCommand.resx',
  },
  {
    programs: ['nuget'],
    words: ['setapikey'],
    argument: 0,
    kind: 'key',
    source:
      'https://github.com/NuGet/docs.microsoft.com-nuget/blob/2b52d770c577cf48b902dc176bdd3941a811d9d2/docs/reference/cli-reference/cli-ref-setapikey.md',
  },
  ...['add', 'update'].map(
    (word): ProgramForm => ({
      programs: ['dotnet'],
      words: ['nuget', word, 'source'],
      options: ['-p', '--password'],
      kind: 'password',
      source: `https://github.com/dotnet/docs/blob/0508337d87ed534d42c1615534ce3751816f4ad2/docs/core/tools/dotnet-nuget-${word}-source.md`,
    }),
  ),
  {
    programs: ['dotnet'],
    words: ['user-secrets', 'set'],
    argument: 1,
    valued: ['-p', '--project', '--id', '-c', '--configuration'],
    kind: 'credentials',
    source:
      'https://github.com/dotnet/AspNetCore.Docs/blob/02486db75b90b3873044cde132adbe4241185edd/aspnetcore/security/app-secrets.md',
  },
  {
    programs: ['dotnet'],
    words: ['dev-certs', 'https'],
    options: ['-p', '--password'],
    kind: 'password',
    source:
      'https://github.com/dotnet/docs/blob/1c72c55e2f202794752b0497ae66ec0ac17fcbbe/docs/core/tools/dotnet-dev-certs.md',
  },
  {
    programs: ['mvn', 'mvnw'],
    options: ['--encrypt-password', '--encrypt-master-password', '-ep', '-emp'],
    kind: 'password',
    source:
      'https://github.com/apache/maven/blob/540897d3d3c329a38e4df9648249c9d407dbc8c2/compat/maven-embedder/src/main/java/org/apache/maven/cli/CLIManager.java',
  },
];
