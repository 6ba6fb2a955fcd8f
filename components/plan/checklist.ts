import { isRoot } from '@/lib/account/account';
import type { Plan } from '@/lib/report/rewrite';

/** Something to do beside the file, with where to read on. */
type ToDo = { readonly text: string } & (
  | { readonly href: string; readonly more: string }
  | { readonly href?: never; readonly more?: never }
);

/** What a move asks for outside of the file, from what is known of both bases. */
export function checklistFor({ compared }: Plan): readonly ToDo[] {
  if (compared === undefined) return [];
  const { before, after } = compared;
  const list: ToDo[] = [];
  if (after.access === 'login' || after.access === 'paid')
    list.push({ text: 'Give everything that pulls the base an account: developers, CI, the build hosts.' });
  if (after.shell === false && before.shell !== false) {
    list.push({
      text: 'Look into a running container from beside it: there is no shell to `exec`.',
      href: '/guides/without-a-shell',
      more: 'Debug without a shell',
    });
    list.push({
      text: 'Probes, lifecycle hooks and `HEALTHCHECK` that run commands have to name a program of the image, or ask over HTTP or TCP.',
    });
  }
  if (after.user && !isRoot(after.user) && before.user && isRoot(before.user))
    list.push({
      text: `Unless the file sets a USER, it runs as ${userOf(after.user)}: volumes and mounted files have to be open to it, and ports under 1024 may be closed.`,
    });
  if (after.packageManagers?.length === 0 && before.packageManagers?.length !== 0)
    list.push({
      text: 'Nothing can be installed in a running container, nor in an image built on this one.',
    });
  return list;
}

function userOf({ name, uid }: { readonly name?: string; readonly uid?: number }): string {
  if (uid === undefined) return `the user \`${name ?? 'of the base'}\``;
  return `user ${uid}`;
}
