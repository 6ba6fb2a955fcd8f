import type { StageView } from '../../contents/contents';
import { trace } from '../../contents/trace';
import { resolvePath } from '../../path/path';
import { pathKnownAt, programAt } from '../../programs/program';
import { programIndex } from '../../start/executable';
import type { Launch } from '../../start/launch';
import type { Span } from '../../text/span';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'program-not-in-path',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Program named without a path, and not in PATH',
  why: 'A name without a slash is looked up in the directories of `PATH`. The working directory is none of them, and neither is `node_modules/.bin`, where `npm ci` puts the programs of packages.',
  remedy:
    'Write the path (`./entrypoint.sh`, `/app/entrypoint.sh`), go through `npm run` or `npx`, or add the directory to `PATH`.',
  symptoms: [
    'exec: "entrypoint.sh": executable file not found in $PATH',
    'exec: "nodemon": executable file not found in $PATH',
  ],
  references: [
    { title: 'CMD: exec form', url: 'https://docs.docker.com/reference/dockerfile/#exec-form' },
    { title: 'npm: folders', url: 'https://docs.npmjs.com/cli/configuring-npm/folders#executables' },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'run-without-shell', 'command-without-shell'],
  examples: {
    bad: [
      {
        title: 'In the working directory',
        dockerfile:
          'FROM debian:trixie-slim\nWORKDIR /app\nCOPY --chmod=755 entrypoint.sh ./\nUSER 1000\nENTRYPOINT [[|"entrypoint.sh"|]]\n',
      },
      {
        title: 'A program of a package',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nUSER node\nCMD [[|"nodemon"|], "index.js"]\n',
      },
    ],
    good: [
      {
        title: 'With its path',
        dockerfile:
          'FROM debian:trixie-slim\nWORKDIR /app\nCOPY --chmod=755 entrypoint.sh ./\nUSER 1000\nENTRYPOINT ["./entrypoint.sh"]\n',
      },
      {
        title: 'In PATH',
        dockerfile:
          'FROM debian:trixie-slim\nWORKDIR /app\nENV PATH=/app:$PATH\nCOPY --chmod=755 entrypoint.sh ./\nUSER 1000\nENTRYPOINT ["entrypoint.sh"]\n',
      },
      {
        title: 'Before a PATH of the base that is not known',
        dockerfile:
          'FROM node:24-alpine\nWORKDIR /app\nCOPY . .\nRUN npm ci\nENV PATH=/app/node_modules/.bin:$PATH\nUSER node\nCMD ["next", "start"]\n',
      },
      {
        title: 'A script that the start script of the image gives to node',
        dockerfile: 'FROM node:24-slim\nWORKDIR /app\nCOPY app.js .\nUSER node\nCMD ["app.js"]\n',
      },
      {
        title: 'Installed for all',
        dockerfile:
          'FROM node:24-alpine3.24\nRUN npm install -g pm2\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nUSER node\nCMD ["pm2-runtime", "index.js"]\n',
      },
    ],
  },
  *check({ target }) {
    for (const launch of [target?.start, target?.healthcheck]) {
      if (!target || !launch || launch.inherited || launch.shell || launch.mayBeArguments) continue;
      const at = programIndex(launch.argv);
      const word = launch.argv[at];
      // The start script of the node image hands on what it finds in PATH, and takes the rest for a file of Node.
      const isHandedOn = at === 1 && launch.argv[0]?.text === 'docker-entrypoint.sh';
      if (launch.entrypointInherited ? !isHandedOn : at !== 0) continue;
      if (!word?.text || !word.span || /[\s/$]/.test(word.text)) continue;
      const before = target.image?.traits.startScript?.before;
      if (isHandedOn && before === 'what-is-no-command' && ofNode.test(word.text)) continue;
      const reported = inDirectory(target.view, launch, word.text, word.span);
      if (reported) yield reported;
    }
  },
});

/** What the start script takes for a file of Node.js. */
const ofNode = /\.[cm]?[jt]s$/;

function inDirectory(view: StageView, { of }: Launch, name: string, span: Span): Reported | undefined {
  const { end, image, stage, tree } = view;
  if (!image || tree.unknowns.some(({ path }) => path === '/')) return undefined;
  const directory = stage.end.workdir?.value;
  const path = pathKnownAt(end);
  if (path === undefined) return undefined;
  const folders = path.split(':');
  const common = {
    span,
    stage: stage.index,
    consequence: of === 'start' ? ('will-not-start' as const) : ('may-fail' as const),
  };
  const effect = of === 'start' ? 'the container will not start' : 'every check fails';
  const local = image.traits.ownLanguage?.name === 'nodejs' && programsOfPackages.has(name);
  if (local && !folders.some((each) => each.includes('node_modules')) && !isGlobal(view, name)) {
    return {
      ...common,
      certainty: 'likely',
      message: `\`${name}\` is a program of a package: \`npm ci\` puts it into \`node_modules/.bin\`, which is not in PATH, so ${effect}.`,
      remedy: `Write \`["npx", "${name}", …]\` or \`["node_modules/.bin/${name}", …]\`, or add the directory to \`PATH\`.`,
    };
  }
  if (directory === undefined || folders.some((each) => resolvePath('/', each) === directory))
    return undefined;
  const place = resolvePath(directory, name);
  const [hop] = trace(end, place).hops;
  const named = hop?.write.origin.kind === 'context' || hop?.write.origin.kind === 'stage';
  if (!hop || !named || !/\.(sh|py|pl|rb|js)$/.test(name)) return undefined;
  if (programAt(end, name).is === 'there') return undefined;
  if (folders.some((each) => trace(end, resolvePath('/', `${each}/${name}`)).hops.length > 0))
    return undefined;
  return {
    ...common,
    certainty: 'likely',
    message: [
      `\`${name}\` is looked up in PATH, and \`${directory}\`, where it is copied to, is not in it`,
      { more: `: ${effect}.` },
    ],
    remedy: `Write \`["${place}"]\`.`,
    evidence: [{ text: 'Copied here.', span: hop.write.span }],
  };
}

/** Programs that packages of Node bring, and the images of Node do not. */
const programsOfPackages = new Set([
  ...[
    'nodemon',
    'pm2',
    'pm2-runtime',
    'pm2-docker',
    'ts-node',
    'ts-node-dev',
    'tsx',
    'next',
    'nest',
    'nuxt',
    'vite',
  ],
  ...[
    'serve',
    'http-server',
    'react-scripts',
    'ng',
    'concurrently',
    'forever',
    'knex',
    'prisma',
    'sequelize',
    'tsc',
  ],
  ...['webpack', 'gatsby', 'remix-serve', 'strapi', 'sls', 'cross-env', 'dotenv', 'json-server'],
]);

/** Whether anything may have put it where PATH finds it: installed for all, linked, copied. */
function isGlobal({ chain, end }: StageView, name: string): boolean {
  if (programAt(end, name).is === 'there') return true;
  return chain.some(({ stage }) =>
    stage.steps.some(({ instruction, run }) => {
      const text = run?.text ?? '';
      if (
        /(\s-g\b|--global|\blocation=global|yarn global|pnpm add -g|\bln\b|npm link|npm config set prefix|NPM_CONFIG_PREFIX)/.test(
          text,
        )
      )
        return true;
      if (run && (run.language === 'other' || /\.sh\b|\bmake\b|curl|wget/.test(text))) return true;
      return (
        (instruction.keyword === 'copy' || instruction.keyword === 'add') &&
        /(^|\/)(usr|local|bin|lib|node_modules)(\/|$)/.test(instruction.destination.text) &&
        instruction.destination.text.startsWith('/usr')
      );
    }),
  );
}
