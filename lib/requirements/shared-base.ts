import type { StageView } from '../contents/contents';
import { valueOf } from '../fact/fact';
import type { Inspection } from '../inspection';
import type { Stage } from '../stages/stage';
import { managerOf } from './package-manager';
import { defineDetector, type Requirement, withChanges, yes } from './requirement';

/** Other stages that stand on the same FROM as the final one, and so change with it. */
export default defineDetector({
  id: 'shared-base',
  description:
    'Where the final stage stands on a stage that others stand on too, another base is one for all of them: their RUN lines have to work on it.',
  examples: [
    {
      title: 'Packages are installed on it',
      dockerfile: `FROM node:24-trixie AS base
WORKDIR /app

FROM base AS deps
RUN apt-get update && apt-get install -y python3 make g++
COPY package*.json ./
RUN npm ci

FROM base
COPY --from=deps /app/node_modules ./node_modules
COPY . .
CMD ["node", "server.js"]
`,
      fits: {
        'node:24-trixie': 'yes',
        'node:24-bookworm-slim': 'yes',
        'node:24-alpine3.24': 'with-changes',
        'gcr.io/distroless/nodejs24-debian13:latest': 'with-changes',
      },
    },
    {
      title: 'Each stage has a FROM of its own',
      dockerfile: `FROM node:24-trixie AS deps
WORKDIR /app
COPY package*.json ./
RUN npm ci

FROM node:24-trixie-slim
COPY --from=deps /app/node_modules /app/node_modules
COPY . /app
CMD ["node", "/app/server.js"]
`,
      fits: {},
    },
  ],
  *detect(inspection) {
    for (const { stage } of besides(inspection)) {
      const need = needOf(inspection, stage);
      if (need) yield need;
    }
  },
});

function besides({ final, reachable }: Inspection): readonly StageView[] {
  const root = final.at(-1);
  if (root === undefined || final.length === 1) return [];
  return reachable.filter((view) => !final.includes(view) && view.chain.at(-1) === root);
}

function needOf({ target }: Inspection, { steps, name }: Stage): Requirement | undefined {
  const runs = steps.filter(({ instruction }) => instruction.keyword === 'run');
  const [first] = runs;
  if (!first || name === undefined) return undefined;
  const managers = new Set<string>();
  for (const { run } of runs)
    for (const command of run?.script.commands ?? []) {
      const manager = managerOf(command);
      if (manager !== undefined && command.runs === 'always') managers.add(manager);
    }
  return {
    kind: 'shared-base',
    value: managers.size > 0 ? { code: 'named-together', names: [...managers] } : { code: 'shell-to-build' },
    certainty: 'certain',
    because: [
      {
        reason: { code: 'stage-on-same-base', stage: name },
        span: first.instruction.keywordSpan,
      },
    ],
    looksAt: ['shell', 'packageManagers'],
    meets: (image) => {
      if (image.id === target?.image?.id) return yes;
      if (valueOf(image.facts.shell) === 'none')
        return withChanges({ code: 'stage-on-same-base', stage: name, installs: undefined });
      const has = valueOf(image.facts.packageManagers);
      const lacking = has && [...managers].find((manager) => !has.includes(manager));
      return lacking ? withChanges({ code: 'stage-on-same-base', stage: name, installs: lacking }) : yes;
    },
  };
}
