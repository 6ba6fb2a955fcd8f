import { below, directoryOf } from '../contents/path';
import { trace } from '../contents/trace';
import { valueOf } from '../fact/fact';
import { defineRule } from './rule';

const openToAll = /^\/(tmp|var\/tmp|dev\/shm|run\/secrets)(\/|$)/;

export default defineRule({
  id: 'not-writable-by-user',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Volume that the user of the container cannot write to',
  why: 'COPY and WORKDIR make files and directories that belong to root. A volume declared on such a directory inherits that owner, and a program that runs as another user cannot write there.',
  remedy: 'Give the directory to the user before VOLUME, with `--chown` and a number.',
  symptoms: ['permission denied', 'mkdir /data: permission denied', 'EACCES: permission denied, open'],
  references: [{ title: 'VOLUME', url: 'https://docs.docker.com/reference/dockerfile/#volume' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A volume of root',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nVOLUME [|/data|]\nCMD ["/app"]\n',
      },
    ],
    good: [
      {
        title: 'Given to the user',
        dockerfile:
          'FROM debian:trixie-slim AS builder\nRUN mkdir /data\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=builder --chown=65532:65532 /data /data\nCOPY app /app\nVOLUME /data\nCMD ["/app"]\n',
      },
      {
        title: 'Made and handed over in a RUN',
        dockerfile:
          'FROM debian:trixie-slim\nRUN mkdir /data && chown 1000 /data\nUSER 1000\nVOLUME /data\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ contents, target }) {
    if (!target?.image) return;
    const { user, volumes } = target.stage.end;
    const ofBase = valueOf(target.image.facts.user);
    const name = user?.span ? user.value?.split(':')[0] : String(ofBase?.uid ?? ofBase?.name ?? '0');
    if (name === undefined || name === '' || name === '0' || name === 'root') return;
    const tree = contents.trees[target.stage.index];
    for (const { value: path, span } of volumes) {
      if (!span || openToAll.test(path) || /^\/home\//.test(path)) continue;
      const handed = tree?.effects.some(
        ({ effect }) =>
          (effect.kind === 'owner-changed' || effect.kind === 'mode-changed') &&
          (below(effect.path, path) !== undefined || below(path, effect.path) !== undefined),
      );
      const asUser = tree?.effects.some(
        ({ effect }) => effect.kind === 'directory-created' && below(path, effect.path) !== undefined,
      );
      const writes = [...(tree?.writes ?? [])].filter(([at]) => below(at, path) !== undefined && at !== '/');
      const owned = writes.some(([, list]) => list.some(({ owner }) => owner !== undefined));
      if (handed || asUser || owned || tree?.unknowns.some((each) => each.path === '/')) continue;
      const traced = trace(contents, target.stage.index, directoryOf(`${path}/x`));
      if (traced.kind === 'not-known' && target.stage.steps.some(({ run }) => run !== undefined)) continue;
      yield {
        span,
        stage: target.stage.index,
        certainty: 'likely',
        message: `The volume \`${path}\` belongs to root, and the container runs as \`${name}\`: writing to it is refused unless what is mounted there belongs to \`${name}\`.`,
        remedy: `Make the directory in a builder stage and copy it with \`--chown=${name}\` before VOLUME: a named volume takes over its owner.`,
        evidence: user?.span ? [{ text: 'The user is set here.', span: user.span }] : [],
      };
    }
  },
});
