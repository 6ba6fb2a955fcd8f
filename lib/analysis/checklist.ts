import type { CatalogImage } from '../catalog/image';
import { compareVersions } from '../contents/version';
import { valueOf } from '../fact/fact';
import type { Inspection } from '../inspection';
import { programAt } from '../programs/program';
import type { Report } from '../report/report';

/** What no Dockerfile shows, but what changes for whoever runs an image without a shell, or `best` in place of its base. */
export function checklistOf({ target }: Inspection, best: CatalogImage | undefined): Report['checklist'] {
  const image = target?.image;
  if (!image) return [];
  const notes: { text: string; source?: string }[] = [];
  if (valueOf(image.facts.shell) === 'none' && programAt(target.view.end, 'sh').is === 'missing') {
    notes.push(
      {
        text: `Nobody can open a shell in the running container with \`docker exec\` or \`kubectl exec\`, because \`${image.reference}\` has none. Look into it with \`kubectl debug\` or \`docker debug\`.`,
        source:
          'https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/#ephemeral-container',
      },
      {
        text: 'Kubernetes lifecycle hooks and probes of kind `exec` find neither `sh` nor `sleep`. Use `preStop.sleep`, HTTP or gRPC probes instead.',
        source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
      },
    );
  }
  if (best && callsClone3(best) && !callsClone3(image)) {
    notes.push({
      text: `A move to \`${best.reference}\` brings a glibc that calls \`clone3\`: hosts with Docker before 20.10.10 or an old libseccomp answer "Operation not permitted".`,
      source: 'https://docs.docker.com/engine/release-notes/20.10/#201010',
    });
  }
  const user = valueOf(image.facts.user);
  const tag = image.traits.tagWords?.nonroot;
  const nonroot = target.stage.end.user?.value ?? user?.name ?? user?.uid;
  if (
    tag !== undefined &&
    image.reference.includes(tag) &&
    target.stage.end.workdir?.span === undefined &&
    nonroot !== undefined
  ) {
    notes.push({
      text: 'The working directory is `/home/nonroot`, which only its owner may enter: where the platform picks a user of its own, as OpenShift does, the container does not start. `WORKDIR /` avoids it.',
    });
  }
  return notes;
}

/** glibc from 2.34 on, as far as its version is known. */
function callsClone3({ facts }: CatalogImage): boolean {
  const libc = valueOf(facts.libc);
  return libc?.family === 'glibc' && libc.version !== undefined && compareVersions(libc.version, '2.34') >= 0;
}
