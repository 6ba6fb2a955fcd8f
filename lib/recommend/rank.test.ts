import { describe, expect, test } from 'vitest';
import { recommend } from '../analyze';
import { readCatalog } from '../catalog/files';
import { findImage } from '../catalog/find';
import { productOf } from '../catalog/product';

const today = '2026-11-23';
const catalog = readCatalog();

function ranked(dockerfile: string) {
  return recommend({ dockerfile }, catalog, today).images;
}

function firstFive(dockerfile: string): readonly string[] {
  return ranked(dockerfile)
    .slice(0, 5)
    .map(({ image }) => image.reference);
}

function productFor(reference: string): string | undefined {
  const found = findImage(catalog, reference, today);
  return found.kind === 'image' ? productOf(found.image)?.name : undefined;
}

/** Files that need what their base is for, however they start it. */
const bound: readonly (readonly [string, string])[] = [
  ['node:22-slim', 'WORKDIR /a\nCOPY . .\nRUN npm ci\nCMD ["node", "a.js"]\n'],
  ['node:22-alpine', 'WORKDIR /a\nCOPY . .\nRUN npm ci\nCMD npm start\n'],
  ['node:22', 'WORKDIR /a\nCOPY . .\nENTRYPOINT ["./start"]\n'],
  ['node:24-bookworm-slim', 'COPY . .\n'],
  ['python:3.13-slim', 'COPY . .\nRUN pip install -r r.txt\nCMD ["gunicorn", "a:app"]\n'],
  ['python:3.12-alpine', 'COPY . .\nRUN pip install .\nCMD ["our-tool"]\n'],
  ['python:3.14', 'COPY . .\nRUN curl -fsSL https://example.org/i.sh | sh\nCMD ["python", "a.py"]\n'],
  ['ruby:3.4-slim', 'COPY . .\nRUN bundle install\nCMD ["ruby", "a.rb"]\n'],
  ['ruby:3.4', 'COPY . .\nRUN bundle install\nCMD ["bundle", "exec", "puma"]\n'],
  ['php:8.4-apache', 'COPY . /var/www/html\n'],
  ['php:8.4-fpm-alpine', 'RUN docker-php-ext-install pdo_mysql\nCOPY . .\n'],
  ['php:8.4-cli', 'COPY . .\nCMD ["php", "a.php"]\n'],
  ['eclipse-temurin:21-jre', 'COPY a.jar /a.jar\nCMD ["java", "-jar", "/a.jar"]\n'],
  ['eclipse-temurin:21-jdk-alpine', 'COPY . .\nRUN ./mvnw package\nCMD ["java", "-jar", "a.jar"]\n'],
  ['maven:3-eclipse-temurin-21', 'COPY . .\nRUN mvn package\nCMD ["java", "-jar", "target/a.jar"]\n'],
  ['registry.access.redhat.com/ubi9/openjdk-21:1.24', 'COPY target/*.jar /deployments/\n'],
  ['gcr.io/distroless/java21-debian13', 'COPY a.jar /a.jar\nCMD ["/a.jar"]\n'],
  ['gcr.io/distroless/nodejs24-debian13', 'COPY a.js /a.js\nCMD ["/a.js"]\n'],
  ['gcr.io/distroless/python3-debian13', 'COPY a.py /a.py\nCMD ["/a.py"]\n'],
  ['cgr.dev/chainguard/node', 'COPY a.js /a.js\nCMD ["/a.js"]\n'],
  ['cgr.dev/chainguard/nginx', 'COPY . /usr/share/nginx/html\n'],
  ['mcr.microsoft.com/dotnet/aspnet:10.0', 'COPY out /a\nENTRYPOINT ["dotnet", "/a/a.dll"]\n'],
  ['mcr.microsoft.com/dotnet/aspnet:10.0', 'COPY out /a\n'],
  ['golang:1.26', 'COPY . .\nRUN go build -o /a .\nCMD ["go", "run", "."]\n'],
  ['golang:1.26', 'COPY . .\nENTRYPOINT ["make"]\n'],
  ['rust:1.98', 'COPY . .\nCMD ["cargo", "test"]\n'],
  ['gcc:16', 'COPY . .\nCMD ["make", "check"]\n'],
  ['nginx:1.31', 'COPY html /usr/share/nginx/html\n'],
  ['nginx:1.31-alpine', 'COPY a.conf /etc/nginx/conf.d/\nCMD ["nginx", "-g", "daemon off;"]\n'],
  ['postgres:17', 'COPY a.sql /docker-entrypoint-initdb.d/\n'],
  ['redis:8.10', 'COPY redis.conf /redis.conf\nCMD ["redis-server", "/redis.conf"]\n'],
  ['haproxy:3.4', 'COPY haproxy.cfg /usr/local/etc/haproxy/haproxy.cfg\n'],
  ['httpd:2.4-trixie', 'COPY html /usr/local/apache2/htdocs/\n'],
  ['mysql:8.4-bookworm', 'COPY a.sql /docker-entrypoint-initdb.d/\n'],
];

describe('what the base is for stays', () => {
  test.each(bound)('FROM %s %#', (reference, rest) => {
    const images = ranked(`FROM ${reference}\n${rest}`);
    const [first] = images;
    expect(first && productOf(first.image)?.name).toBe(productFor(reference));
    expect(first?.verdict).toBe('runs-as-is');
    for (const { image, verdict } of images)
      if (verdict === 'runs-as-is') expect(productOf(image)?.name).toBe(productFor(reference));
  });
});

describe('the first five', () => {
  test.each([
    [
      'the kind of PHP',
      'FROM php:8.4-fpm\nCOPY . .\n',
      ['php:8.4-fpm', 'php:8.4-fpm-trixie', 'php:8.5-fpm-trixie', 'php:8.3-fpm-trixie', 'php:8.2-fpm-trixie'],
    ],
    [
      'newer lines before older ones',
      'FROM postgres:16\nCOPY a.sql /docker-entrypoint-initdb.d/\n',
      ['postgres:16', 'postgres:16-trixie', 'postgres:17-trixie', 'postgres:18-trixie', 'postgres:15-trixie'],
    ],
    [
      'the distribution whose packages are installed',
      'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y curl\nCMD ["curl", "-V"]\n',
      ['debian:bookworm-slim', 'debian:trixie-slim', 'debian:trixie', 'debian:bookworm'],
    ],
  ])('keep %s', (_, dockerfile, expected) => {
    expect(firstFive(dockerfile).slice(0, expected.length)).toEqual(expected);
  });

  test('a static program needs no base of its compiler', () => {
    const [first] = firstFive(
      'FROM golang:1.27 AS b\nRUN CGO_ENABLED=0 go build -o /a\nFROM alpine:3.24\nCOPY --from=b /a /a\nCMD ["/a"]\n',
    );
    expect(first).toMatch(/\/static(-debian13)?:/);
  });
});

test.each([
  'FROM debian:buster-slim\nCOPY . .\nCMD ["bash"]\n',
  'FROM node:18-slim\nCOPY . .\nCMD ["node", "a.js"]\n',
])('what gets no more fixes is marked, and behind all that may run: %j', (dockerfile) => {
  const { describe: say, images } = recommend({ dockerfile }, catalog, today);
  const last = images.findLastIndex(({ hasEnded, verdict }) => !hasEnded && verdict !== 'does-not-run');
  const first = images.findIndex(({ hasEnded }) => hasEnded);
  expect(first).toBeGreaterThan(last);
  const ended = images.filter(({ hasEnded }) => hasEnded);
  expect(ended.filter(({ verdict }) => verdict === 'runs-as-is')).toEqual([]);
  for (const { reasons } of say(ended.slice(0, 20))) expect(reasons.join()).toContain('Gets no more fixes');
});
