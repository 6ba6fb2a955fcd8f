/** Repositories whose lines have one number; those of all others have two. */
const oneNumber = new Set([
  ...['node', 'eclipse-temurin', 'amazoncorretto', 'openjdk', 'sapmachine', 'ibm-semeru-runtimes'],
  ...['gcc', 'postgres', 'debian', 'almalinux', 'rockylinux', 'oraclelinux', 'fedora', 'amazonlinux'],
  ...['caddy', 'composer', 'dart', 'docker', 'gradle', 'erlang'],
]);
/** Those that keep one minor version at a time: the next one takes the place of the last. */
const byMajor = new Set([
  ...['node', 'eclipse-temurin', 'amazoncorretto', 'openjdk', 'sapmachine', 'ibm-semeru-runtimes', 'rust'],
  ...['nginx', 'docker', 'traefik', 'caddy', 'composer', 'mysql', 'gradle', 'dart'],
]);

/** How many numbers name a line of a repository: two of `3.12`, one of `20`. */
export function lineDepth(repository: string): number {
  return oneNumber.has(repository) ? 1 : 2;
}

/** Whether the next minor version takes the place of the last, as Node.js 20.12 did of 20.11. */
export function keepsOneMinor(repository: string): boolean {
  return byMajor.has(repository);
}
