import { presentIn } from '../fact/fact';
import { baseName } from '../path/path';
import type { CatalogImage } from './image';
import type { Traits } from './traits';

/** What people take an image for: a language, or a service that it starts. */
export type Product = {
  /** `nodejs`, `postgresql`, `httpd`: the same for every publisher. */
  readonly name: string;
  readonly version: string | undefined;
  /** Its program serves by itself; files that stand on it are for that program. */
  readonly isService: boolean;
  /** What tells images of one product apart: `apache` and `fpm`, `aspnet` and `sdk`, `jre` and `jdk`. */
  readonly kind: string | undefined;
};

const products = new WeakMap<CatalogImage, Product | 'none'>();

/** The product an image is made for; undefined for distributions and for bases without anything of their own. */
export function productOf(image: CatalogImage): Product | undefined {
  const known = products.get(image);
  if (known) return known === 'none' ? undefined : known;
  const product = read(image);
  products.set(image, product ?? 'none');
  return product;
}

function read(image: CatalogImage): Product | undefined {
  const language = presentIn(image.facts.language);
  if (language !== undefined) {
    const name = language.name === 'node' ? 'nodejs' : language.name;
    return { name, version: language.version, isService: services.has(name), kind: kindOf(name, image) };
  }
  const last = nameIn(image.reference);
  const name = spelled.get(last) ?? last;
  if (!services.has(name) && !tools.has(name) && !spelled.has(last)) return undefined;
  return { name, version: undefined, isService: services.has(name), kind: kindOf(name, image) };
}

/** `postgres` of `docker.io/library/postgres:17`, `nginx` of `dhi.io/nginx@sha256:…`, `httpd` of `…/ubi9/httpd-24`. */
function nameIn(reference: string): string {
  const [repository = ''] = reference.split('@');
  const last = baseName(repository);
  const [name = ''] = last.split(':');
  return name.replace(/-fips$/, '').replace(/-\d+$/, '');
}

const spelled: ReadonlyMap<string, string> = new Map([
  ['postgres', 'postgresql'],
  ['nginx-unprivileged', 'nginx'],
  ['apache', 'httpd'],
  ['pypy', 'python'],
  ['jruby', 'ruby'],
  ['sapmachine', 'java'],
  ['ibm-semeru-runtimes', 'java'],
]);

const services: ReadonlySet<string> = new Set(
  'nginx redis postgresql haproxy httpd caddy traefik memcached openresty mysql mariadb mongo couchdb cassandra influxdb rabbitmq registry telegraf tomcat jetty ghost wordpress nextcloud valkey varnish redmine drupal jenkins'.split(
    ' ',
  ),
);

/** Programs of one purpose that an image is named for, without a language that the catalog knows. */
const tools: ReadonlySet<string> = new Set(
  'curl git kubectl gcc-glibc docker composer clojure dart elixir erlang groovy haskell julia r-base racket swift swipl'.split(
    ' ',
  ),
);

function kindOf(product: string, { reference, traits }: CatalogImage): string | undefined {
  switch (product) {
    case 'php':
      return /apache/.test(reference) ? 'apache' : /fpm/.test(reference) ? 'fpm' : 'cli';
    case 'dotnet':
      return /aspnet/.test(reference) ? 'aspnet' : /\bsdk\b/.test(reference) ? 'sdk' : 'runtime';
    case 'java':
      return kindOfJava(reference, traits.javaKind);
    default:
      return undefined;
  }
}

/** Publishers name the one or the other: Temurin `-jre`, Red Hat `-runtime`, Docker's hardened images `-jdk`. */
function kindOfJava(reference: string, known: Traits['javaKind']): string {
  if (known === 'maven' || known === 'gradle') return known;
  const tool = /\/(maven|gradle):/.exec(reference)?.[1];
  if (tool !== undefined) return tool;
  if (/\bjre\b|-runtime\b|headless/.test(reference)) return 'jre';
  if (known === undefined) return 'jdk';
  const words = reference.split(/\W/);
  return known.jreUnless.some((word) => words.includes(word)) ? 'jdk' : 'jre';
}

/** Whether an image with a product serves where another is asked for: an SDK holds the runtime, a JDK the JRE. */
export function holds(has: Product, wanted: Product): boolean {
  if (has.name !== wanted.name) return false;
  if (has.name === 'dotnet' && wanted.kind === 'aspnet') return has.kind !== 'runtime';
  if (has.name === 'php' && wanted.kind !== 'cli') return has.kind === wanted.kind;
  return true;
}
