import type { Releases } from '../releases';

const repository = 'eclipse-temurin';

/** The tag of Eclipse Temurin for one of the older images with Java: `8-jdk-alpine`, `openjdk-8-jre`, `8u111`. */
export function temurinFor(tag: string, releases: Releases): string {
  const parts = tag.split('-');
  const number = parts.map((part) => /^\d+/.exec(part)?.[0]).find((found) => found !== undefined);
  // The first release of Temurin is 8; `java:latest` stood for it as well.
  const version = number === undefined || Number(number) < 8 ? '8' : number;
  if (releases.find(repository, version) === undefined) return repository;
  const kind = parts.includes('jre') ? 'jre' : 'jdk';
  return `${repository}:${version}-${kind}${/alpine/.test(tag) ? '-alpine' : ''}`;
}
