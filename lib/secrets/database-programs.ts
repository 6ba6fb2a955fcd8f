import type { ProgramForm } from './program-form';

/** Databases and other servers. */
export const databasePrograms: readonly ProgramForm[] = [
  {
    programs: [
      'mysql',
      'mariadb',
      'mysqldump',
      'mariadb-dump',
      'mysqladmin',
      'mariadb-admin',
      'mysqlimport',
      'mysqlcheck',
      'mysqlsh',
      'mysqlslap',
      'mysqlshow',
      'mycli',
    ],
    attached: ['-p'],
    kind: 'password',
    source: 'https://manpages.debian.org/bookworm/mariadb-client-core/mariadb.1.en.html',
  },
  {
    programs: ['mysqladmin', 'mariadb-admin'],
    words: ['password'],
    valued: ['-u', '--user', '-h', '--host', '-P', '--port', '-S', '--socket'],
    argument: 0,
    kind: 'password',
    source: 'https://manpages.debian.org/bookworm/mariadb-client/mariadb-admin.1.en.html',
  },
  {
    programs: [
      'mongo',
      'mongosh',
      'mongodump',
      'mongorestore',
      'mongoimport',
      'mongoexport',
      'mongostat',
      'mongofiles',
    ],
    options: ['-p', '--password'],
    kind: 'password',
    source: 'https://github.com/mongodb-js/mongosh/blob/d5426f493f3dcd79ee6e1d40f65fc9ac9b6cd981/README.md',
  },
  {
    programs: ['redis-cli', 'valkey-cli', 'keydb-cli'],
    options: ['-a', '--pass'],
    kind: 'password',
    source:
      'https://github.com/redis/docs/blob/63f31f69985905d997fa5b0c02e1559b5d04c8b2/content/develop/tools/cli.md',
  },
  {
    programs: ['sqlcmd', 'bcp', 'osql', 'tsql', 'isql'],
    options: ['-P'],
    attached: ['-P'],
    kind: 'password',
    source:
      'https://github.com/MicrosoftDocs/sql-docs/blob/0e4f26caad7203c14a07081bc411491c6e717879/docs/tools/sqlcmd/sqlcmd-utility.md',
  },
  {
    programs: ['sqlplus', 'impdp', 'expdp', 'sqlldr', 'rman'],
    argument: 0,
    separator: '/',
    kind: 'password',
    source: 'https://docs.oracle.com/cd/F49540_01/DOC/server.815/a66736/ch71.htm',
  },
  {
    programs: ['cypher-shell', 'cqlsh'],
    options: ['-p', '--password'],
    kind: 'password',
    source:
      'https://github.com/neo4j/cypher-shell/blob/3e7573e54c0e54f82506fdfa3068aebf7cf7f75a/cypher-shell/src/main/java/org/neo4j/shell/cli/CliArgHelper.java',
  },
  {
    programs: ['neo4j-admin'],
    words: ['set-initial-password'],
    argument: 0,
    kind: 'password',
    source:
      'https://github.com/neo4j/docs-operations/blob/03fb19f5789584ee2d26cd58c09d422d98fdfd5c/modules/ROOT/pages/configuration/set-initial-password.adoc',
  },
  {
    programs: ['neo4j-admin'],
    words: ['dbms', 'set-initial-password'],
    argument: 0,
    kind: 'password',
    source:
      'https://github.com/neo4j/docker-neo4j/blob/9df98ef9d8d19eaea2fd711f4ae0f9c8d70e9a82/docker-image-src/5/coredb/docker-entrypoint.sh',
  },
  {
    programs: ['influx'],
    options: ['-t', '-p'],
    words: ['setup'],
    kind: 'password',
    source:
      'https://github.com/influxdata/docs-v2/blob/79332006271f9d416c054e22c1433f0a26c49c41/content/shared/influxdb-v2/reference/cli/influx/setup/_index.md',
  },
  ...['add_user', 'change_password'].map(
    (word): ProgramForm => ({
      programs: ['rabbitmqctl'],
      words: [word],
      argument: 1,
      kind: 'password',
      source: 'https://manpages.debian.org/bookworm/rabbitmq-server/rabbitmqctl.8.en.html',
    }),
  ),
  {
    programs: ['elasticsearch-users'],
    words: ['useradd'],
    options: ['-p'],
    kind: 'password',
    source:
      'https://github.com/elastic/elasticsearch/blob/25c4581c7071c6a78983eeac93d8e9c579e17b8d/docs/reference/commands/users-command.asciidoc',
  },
  {
    programs: ['grafana-cli'],
    words: ['admin', 'reset-admin-password'],
    argument: 0,
    kind: 'password',
    source:
      'https://github.com/grafana/grafana/blob/05b8f1931d94dd5f059267e13ea510e7d22726be/docs/sources/cli.md',
  },
];
