import { capital } from '../../text/capital';
import { otherFileCure, otherFileNoun } from '../../words/other-file';
import { defineRule } from '../rule';

export default defineRule({
  id: 'no-dockerfile',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Another file than a Dockerfile',
  why: 'Files that lie beside a Dockerfile name it, start what it makes, or are copied by it: Compose and Bake files, manifests of Kubernetes, workflows, a package.json. The builder reads none of them as a Dockerfile, and stops at the first line.',
  remedy: 'Give the Dockerfile that the file names.',
  symptoms: [
    'unknown instruction: version:',
    'unknown instruction: services:',
    'unknown instruction: apiVersion:',
  ],
  references: [
    { title: 'Compose: build', url: 'https://docs.docker.com/reference/compose-file/build/' },
    { title: 'Bake: dockerfile', url: 'https://docs.docker.com/build/bake/reference/#targetdockerfile' },
  ],
  aliases: [],
  speaksAlone: true,
  examples: {
    bad: [
      {
        title: 'A Compose file',
        dockerfile:
          '[|services:|]\n  web:\n    build: ./web\n    ports:\n      - "8080:80"\n  db:\n    image: postgres:18\n',
      },
      {
        title: 'A manifest of Kubernetes',
        dockerfile:
          '[|apiVersion: v1|]\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: nginx:1.29\n',
      },
      {
        title: 'A command',
        dockerfile: '[|docker run --rm -p 8080:80 nginx:1.29|]\n',
      },
    ],
    good: [
      {
        title: 'A Dockerfile',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ otherFile }) {
    if (otherFile === undefined) return;
    yield {
      span: otherFile.span,
      certainty: 'certain',
      message: [
        `${otherFileNoun(otherFile)}, no Dockerfile`,
        { more: ': the builder stops at its first line.' },
      ],
      remedy: `${capital(otherFileCure(otherFile))}.`,
    };
  },
});
