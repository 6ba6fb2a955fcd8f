import type { UncheckedShelf, UncheckedSwitch } from '../../catalog/unchecked';
import type { Instruction } from '../../dockerfile/syntax';
import type { CheckedStep } from '../../inspection';
import { baseName } from '../../path/path';
import type { Command } from '../../shell/command';
import { pipWords } from '../../shell/effects/pip-arguments';
import type { Span } from '../../text/span';
import { defineRule } from '../rule';

export default defineRule({
  id: 'verification-off',
  severity: 'warning',
  consequence: 'risk',
  title: 'Certificates or signatures that are not checked',
  why: 'What is fetched over the network is only as good as the check of who sent it. With certificates or signatures switched off anyone on the way can put something else in its place. As ENV the switch stays on in the container, for every connection it makes.',
  remedy:
    'Leave the check on: add the certificate of a private authority to the image, and the key of the repository to the package manager.',
  symptoms: [
    'self-signed certificate in certificate chain',
    'SSL certificate problem: unable to get local issuer certificate',
    'UNTRUSTED signature',
    'The following packages cannot be authenticated',
  ],
  references: [
    {
      title: 'CWE-295: improper certificate validation',
      url: 'https://cwe.mitre.org/data/definitions/295.html',
    },
    {
      title: 'CWE-347: improper verification of a signature',
      url: 'https://cwe.mitre.org/data/definitions/347.html',
    },
  ],
  aliases: [
    { tool: 'checkov', id: 'CKV2_DOCKER_4' },
    { tool: 'checkov', id: 'CKV2_DOCKER_5' },
    { tool: 'checkov', id: 'CKV2_DOCKER_6' },
    { tool: 'checkov', id: 'CKV2_DOCKER_7' },
    { tool: 'checkov', id: 'CKV2_DOCKER_8' },
    { tool: 'checkov', id: 'CKV2_DOCKER_9' },
    { tool: 'checkov', id: 'CKV2_DOCKER_10' },
    { tool: 'checkov', id: 'CKV2_DOCKER_11' },
    { tool: 'checkov', id: 'CKV2_DOCKER_12' },
    { tool: 'checkov', id: 'CKV2_DOCKER_13' },
    { tool: 'checkov', id: 'CKV2_DOCKER_14' },
    { tool: 'checkov', id: 'CKV2_DOCKER_15' },
    { tool: 'checkov', id: 'CKV2_DOCKER_16' },
  ],
  examples: {
    bad: [
      {
        title: 'In every connection of the container',
        dockerfile:
          'FROM node:24-trixie-slim\nENV [|NODE_TLS_REJECT_UNAUTHORIZED=0|]\nUSER node\nCMD ["node", "app.js"]\n',
      },
      {
        title: 'Of a package',
        dockerfile:
          'FROM alpine:3.24\nRUN apk add --no-cache [|--allow-untrusted|] /tmp/tool.apk\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'By a setting',
        dockerfile:
          'FROM node:24-trixie-slim\nRUN [|npm config set strict-ssl false|] && npm install -g tool\nUSER node\nCMD ["tool"]\n',
      },
    ],
    good: [
      {
        title: 'Checked',
        dockerfile:
          'FROM node:24-trixie-slim\nENV NODE_TLS_REJECT_UNAUTHORIZED=1 NODE_EXTRA_CA_CERTS=/etc/ca.pem\nRUN npm config set strict-ssl true\nUSER node\nCMD ["node", "app.js"]\n',
      },
    ],
  },
  *check({ catalog, checked }) {
    for (const each of checked) {
      for (const { by, found, span, stays, written } of offIn(each, catalog.unchecked)) {
        yield {
          span,
          stage: each.view.stage.index,
          certainty: 'certain',
          message: [
            `With \`${written}\` ${by} does not check ${found.what}`,
            { more: stays ? ', in the build and in the container.' : '.' },
          ],
          remedy:
            found.what === 'certificates'
              ? 'Leave it out; where the server has a certificate of a private authority, add that to the image.'
              : 'Leave it out, and add the key of the repository or of the package.',
          evidence: [found.source]
            .flat()
            .slice(0, 1)
            .filter((source) => source.startsWith('https:'))
            .map((source) => ({ text: 'What the switch does is written here.', source })),
        };
      }
    }
  },
});

type Off = {
  /** Whose check it is. */
  readonly by: string;
  readonly found: UncheckedSwitch;
  readonly written: string;
  readonly span: Span;
  readonly stays: boolean;
};

function offIn({ instruction, step }: CheckedStep, shelf: UncheckedShelf): readonly Off[] {
  const { run } = step;
  if (!run) return variablesIn(instruction, shelf);
  return run.script.commands.flatMap((command) =>
    offBy(command, shelf).map((off) => ({ ...off, span: run.toSource(off.span) })),
  );
}

function variablesIn(instruction: Instruction, shelf: UncheckedShelf): readonly Off[] {
  if (instruction.keyword !== 'env') return [];
  return instruction.pairs.flatMap(({ key, span, value }) => {
    const found = shelf.ofVariable(key.text);
    const text = value.text.replaceAll(/["']/g, '');
    return found && isOff(found, text)
      ? [{ by: found.by, found, span, written: `${key.text}=${text}`, stays: true }]
      : [];
  });
}

function isOff({ off }: UncheckedSwitch, value: string): boolean {
  return off ? off.includes(value.toLowerCase()) : value !== '' && !value.includes('$');
}

function offBy(command: Command, shelf: UncheckedShelf): readonly Off[] {
  const assigned = command.assignments.flatMap(({ name, span, value }) => {
    const found = shelf.ofVariable(name);
    return found && value !== undefined && isOff(found, value)
      ? [{ by: found.by, found, span, written: `${name}=${value}`, stays: false }]
      : [];
  });
  const program = pipWords(command) ? 'pip' : baseName(command.name);
  const switched = shelf.ofProgram(program).flatMap((found) => byWords(found, program, command));
  return [...assigned, ...switched];
}

function byWords(found: UncheckedSwitch, by: string, { args, span: whole }: Command): readonly Off[] {
  const { options = [], words = [] } = found;
  const option = args.find(({ written }) =>
    options.some((each) => written === each || written.startsWith(`${each}=`)),
  );
  if (option) return [{ by, found, span: option.span, written: option.written, stays: false }];
  const texts = args.map(({ written }) => written.toLowerCase());
  const sequence = words.find((each) =>
    texts.some((_, at) => each.every((word, index) => texts[at + index] === word)),
  );
  return sequence ? [{ by, found, span: whole, written: sequence.join(' '), stays: false }] : [];
}
