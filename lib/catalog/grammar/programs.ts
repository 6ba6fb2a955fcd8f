import type { Grammar } from './grammar';
import { grammarOf, type Scheme } from './pieces';

const one = /^\d+/;
const two = /^\d+\.\d+/;

type Official = Omit<Scheme, 'family' | 'repositories'> & { readonly repository: string };

/** Official images that are named for a program or a language, with an entry each. */
const official: readonly Official[] = [
  { repository: 'buildpack-deps', line: one, distribution: 'debian', kinds: /^(curl|scm)$/, isClosed: true },
  { repository: 'mysql', language: 'mysql', line: two, kinds: /^(debian|oracle)$/ },
  { repository: 'mariadb', language: 'mariadb', line: two, distribution: 'ubuntu', kinds: /^ubi$|^rc$/ },
  { repository: 'mongo', language: 'mongo', line: two, distribution: 'ubuntu' },
  { repository: 'httpd', language: 'httpd', line: two, distribution: 'debian' },
  {
    repository: 'tomcat',
    language: 'tomcat',
    line: two,
    kinds: /^(jdk|jre)\d+$|^(temurin|openjdk|corretto|semeru|slim)$/,
  },
  { repository: 'caddy', language: 'caddy', line: two, distribution: 'alpine', kinds: /^builder$/ },
  {
    repository: 'docker',
    language: 'docker',
    line: one,
    distribution: 'alpine',
    kinds: /^(cli|dind|git|rootless|rc)$/,
  },
  { repository: 'composer', language: 'composer', line: two, distribution: 'alpine', kinds: /^bin$/ },
  { repository: 'wordpress', language: 'wordpress', line: two, kinds: /^(php\d+\.\d+|apache|fpm|cli)$/ },
  { repository: 'memcached', language: 'memcached', line: two, distribution: 'debian' },
  { repository: 'rabbitmq', language: 'rabbitmq', line: two, distribution: 'ubuntu', kinds: /^management$/ },
  { repository: 'cassandra', language: 'cassandra', line: two },
  { repository: 'ghost', language: 'ghost', line: one },
  { repository: 'nextcloud', language: 'nextcloud', line: one, kinds: /^(apache|fpm)$/ },
  {
    repository: 'pypy',
    language: 'pypy',
    line: two,
    distribution: 'debian',
    kinds: /^slim$/,
  },
  { repository: 'julia', language: 'julia', line: two, distribution: 'debian' },
  { repository: 'bash', line: two, distribution: 'alpine' },
  { repository: 'r-base', language: 'r-base', line: two, distribution: 'debian' },
  { repository: 'swift', language: 'swift', line: two, distribution: 'ubuntu', kinds: /^slim$/ },
  { repository: 'haskell', language: 'haskell', line: two, distribution: 'debian', kinds: /^slim$/ },
  { repository: 'erlang', language: 'erlang', line: one, distribution: 'debian', kinds: /^slim$/ },
  { repository: 'elixir', language: 'elixir', line: two, distribution: 'debian', kinds: /^slim$/ },
  { repository: 'dart', language: 'dart', line: one, distribution: 'debian', kinds: /^(sdk|beta|dev)$/ },
  { repository: 'clojure', language: 'clojure', line: two, version: /^1\.\d+\.\d+/ },
  { repository: 'traefik', language: 'traefik', line: two },
  {
    repository: 'jetty',
    language: 'jetty',
    line: two,
    kinds: /^(jdk|jre)\d+$|^(eclipse|temurin|amazoncorretto|slim)$/,
  },
  { repository: 'groovy', language: 'groovy', line: two, kinds: /^(jdk|jre)\d*$/ },
  { repository: 'jruby', language: 'jruby', line: two, kinds: /^(jdk|jre)\d*$|^onbuild$/ },
  { repository: 'redmine', language: 'redmine', line: two },
  { repository: 'drupal', language: 'drupal', line: two, kinds: /^(php\d+\.\d+|apache|fpm)$/ },
  { repository: 'registry', language: 'registry', line: one, distribution: 'alpine' },
  { repository: 'telegraf', language: 'telegraf', line: two },
  { repository: 'influxdb', language: 'influxdb', line: two, kinds: /^(core|enterprise|data|meta)$/ },
  { repository: 'couchdb', language: 'couchdb', line: two, distribution: 'debian', kinds: /^nouveau$/ },
];

export const programGrammars: readonly Grammar[] = official.map(({ repository, ...scheme }) =>
  grammarOf({ ...scheme, family: repository, repositories: [`docker.io/library/${repository}`] }),
);
