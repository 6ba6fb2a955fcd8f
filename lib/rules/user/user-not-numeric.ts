import { accountOf, isRoot } from '../../account/account';
import { numberOf } from '../../catalog/accounts';
import { accountAt } from '../../ownership/user';
import { defineRule } from '../rule';

export default defineRule({
  id: 'user-not-numeric',
  severity: 'info',
  consequence: 'risk',
  title: 'USER by name',
  why: 'Kubernetes checks `runAsNonRoot` before the container exists, from the image configuration alone. It cannot look a name up, and refuses to start the pod unless the manifest gives a number.',
  remedy: 'Write the number of the account.',
  symptoms: [
    'container has runAsNonRoot and image has non-numeric user (nonroot), cannot verify user is non-root',
  ],
  references: [
    {
      title: 'Kubernetes: security context',
      url: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A name',
        dockerfile: 'FROM alpine:3.24\nRUN adduser -D -u 1000 app\nUSER [|app|]\nCMD ["sleep", "1"]\n',
        fixed: 'FROM alpine:3.24\nRUN adduser -D -u 1000 app\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'A number of a cluster that gives them out',
        dockerfile: 'FROM registry.example.com/platform/base:4\nUSER 1000680000\nCMD ["serve"]\n',
      },
      {
        title: 'A number',
        dockerfile: 'FROM alpine:3.24\nRUN adduser -D -u 1000 app\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ target }) {
    const user = target?.stage.end.user;
    const span = target?.userSpan;
    if (!target || !span || user?.value === undefined) return;
    const [name = '', group] = user.value.split(':');
    if (
      name === '' ||
      /^\d+$/.test(name) ||
      isRoot(accountOf(name)) ||
      accountAt(target.view.end, name, 'user').is === 'missing'
    )
      return;
    const created = target.view.tree.effects.find(
      ({ effect }) => effect.kind === 'user-created' && effect.name === name,
    )?.effect;
    const made = created?.kind === 'user-created' ? created.uid : undefined;
    const inBase = target.image && numberOf(target.image, name);
    const uid = made ?? inBase?.uid;
    const safety = made !== undefined || inBase?.isSaid === true ? 'safe' : 'review';
    yield {
      span,
      stage: target.stage.index,
      certainty: 'certain',
      message: `USER \`${name}\` is a name: if Kubernetes runs this with \`runAsNonRoot\`, it cannot tell that it is not root and refuses to start it.`,
      remedy: uid === undefined ? 'Write the number of the account instead.' : `Write \`USER ${uid}\`.`,
      ...(uid !== undefined &&
        group === undefined && {
          fix: { safety, edits: [{ span, newText: String(uid) }] },
        }),
    };
  },
});
