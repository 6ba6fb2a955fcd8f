import { z } from 'zod';
import { fenced, plain } from '../render/page/markup';

type Asked = { readonly dockerfile: string; readonly wish?: string | undefined };

/** What people choose in a client to have a base chosen. */
export const choosingPrompt = {
  name: 'choose_base',
  title: 'Choose a base for this Dockerfile',
  description: 'Which image the Dockerfile should stand on, proved by analyzing it there.',
  argsSchema: {
    dockerfile: z
      .string()
      .max(1024 * 1024)
      .describe('The text of the Dockerfile.'),
    wish: z.string().max(400).optional().describe('What matters: small, no shell, the same publisher.'),
  },
  answer: ({ dockerfile, wish }: Asked) =>
    [
      'Choose a base image for the Dockerfile below.',
      wish === undefined || wish === '' ? undefined : `What matters to me: ${plain(wish)}`,
      'Call `analyze_dockerfile` on it first and tell me its headline. Then call `rewrite_dockerfile` with `to` as a list of `least-change`, `smallest`, `same-publisher` and `without-shell`. Compare the bases of the plans that are proved with `compare_images`. Recommend one: what I gain, what I give up, every caveat of its plan, and the source and day of each fact you name. Show the edits, not a text of your own. What is not known, say so.',
      fenced(dockerfile, 'dockerfile'),
    ]
      .filter((part) => part !== undefined)
      .join('\n\n'),
};
