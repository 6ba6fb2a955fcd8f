import type { CatalogImage } from '../catalog/image';

/** One way to look into a running container, with the command for it. */
export type Look = { readonly title: string; readonly command: string; readonly note?: string };

/** How to look around in a container of this image; the less it has inside, the more comes from outside. */
export function waysToLook({ facts, reference }: CatalogImage): readonly Look[] {
  const { shell, debugSibling } = facts;
  const looks: Look[] = [];
  if (shell.known && shell.value !== 'none') {
    looks.push({ title: 'It has a shell', command: `docker exec -it CONTAINER ${shell.value.path}` });
  }
  const sibling = debugSibling.known && debugSibling.value !== 'none' ? debugSibling.value : undefined;
  if (sibling !== undefined && sibling !== reference) {
    looks.push({
      title: 'Its sibling with a shell',
      command: `docker run --rm -it --entrypoint sh ${sibling}`,
      note: 'The same base beside yours; put it in FROM while you search, not in what you ship.',
    });
  }
  return [...looks, ...fromOutside];
}

const fromOutside: readonly Look[] = [
  {
    title: 'A shell from another image, in the container’s own processes and network',
    command: 'docker run --rm -it --pid container:CONTAINER --network container:CONTAINER busybox:1.37 sh',
    note: 'The files of the container are under /proc/1/root; reading them takes the same user or root.',
  },
  {
    title: 'The same in Kubernetes',
    command: 'kubectl debug -it POD --image=busybox:1.37 --target=CONTAINER',
  },
  {
    title: 'Copy a file out',
    command: 'docker cp CONTAINER:/path/in/container ./',
    note: 'Works on a stopped container too, and asks nothing of the image.',
  },
];
