import type { Command } from '../shell/command';

const clients = new Set(['curl', 'wget', 'git']);
/** Options and variables that name authorities of their own or switch the check off. */
const otherwise =
  /^(-k|--insecure|--cacert|--capath|--ca-certificate|--ca-directory|--no-check-certificate|http\.ssl.*)(=|$)/i;
const variables = /^(SSL_CERT_FILE|SSL_CERT_DIR|CURL_CA_BUNDLE|GIT_SSL_.*)$/;

/** A download over HTTPS whose failure stops the build, with the authorities of the image. */
export function needsCertificates({ name, args, runs, failureCounts, assignments }: Command): boolean {
  if (name === undefined || !clients.has(name) || runs !== 'always' || !failureCounts) return false;
  if (args.some(({ text }) => text === undefined || otherwise.test(text) || /^-[a-zA-Z]*k/.test(text)))
    return false;
  if (assignments.some((each) => variables.test(each.name))) return false;
  const words = args.map(({ text = '' }) => text);
  if (name === 'git' && words[0] !== 'clone') return false;
  return words.some((text) => /^https:\/\//.test(text));
}

/** Whether the environment names authorities of its own, or switches the check off. */
export function namesOwnCertificates(environment: ReadonlyMap<string, unknown>): boolean {
  return [...environment.keys()].some((name) => variables.test(name));
}
