import 'server-only';
import { type AddressFault, longestAddress, publicHosts } from '@/lib/hosted/hosted-file';
import type { FetchFault } from './fetch-error';

const instead = 'Open the file there and paste its text.';

/** What is wrong with an address, and what to do. */
export function addressWords(code: AddressFault, host: string | undefined, hosts: readonly string[]): string {
  switch (code) {
    case 'no-address':
      return `This is not an address of the web. Give one such as https://github.com/owner/project/blob/main/Dockerfile, of at most ${longestAddress} characters.`;
    case 'not-https':
      return 'Only addresses that begin with https:// are fetched. Write it so, or paste the text of the file.';
    case 'with-password':
      return 'The address holds a name or a password, which are never sent on. Take them out, or paste the text of the file.';
    case 'other-host':
      return `Files are fetched from ${listOf(hosts)}, not from ${host}. ${instead}`;
    case 'no-file':
      return `The address is of no file on ${host}. Open the Dockerfile there and copy the address of that page.`;
    default:
      return code satisfies never;
  }
}

/** Why a file did not come, and what to do. */
export function fetchWords(code: FetchFault, host: string, name: string): string {
  switch (code) {
    case 'not-reached':
      return `This server cannot reach ${host}. ${instead}`;
    case 'too-slow':
      return `${host} did not answer in time. Try again, or open the file there and paste its text.`;
    case 'not-public':
      return `${host} is in a network that this server does not ask. ${instead}`;
    case 'redirected':
      return `${host} leads on to another place, which is not followed. Open the file there and copy the address that you end at.`;
    case 'not-there':
      return `${host} has no public ${name} at this address. Check the address; what only those signed in can see has to be pasted.`;
    case 'too-many':
      return `${host} has been asked too often and wants a pause. Try again in a few minutes, or open the file there and paste its text.`;
    case 'not-answered':
      return `${host} did not give the file. Try again, or open it there and paste its text.`;
    case 'no-text':
      return `What ${host} answered is not a text file: a page where one has to sign in, or a program. ${instead}`;
    case 'too-large':
      return 'The file is 1 MiB or larger, and only smaller ones are analyzed.';
    default:
      return code satisfies never;
  }
}

function listOf(hosts: readonly string[]): string {
  const names = [...new Set([...publicHosts.filter((host) => !host.includes('usercontent')), ...hosts])];
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
