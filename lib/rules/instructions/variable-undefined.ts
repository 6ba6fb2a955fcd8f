import { nearest } from '../../dockerfile/suggest';
import type { Instruction } from '../../dockerfile/syntax';
import type { CheckedStep, Inspection } from '../../inspection';
import { lineEnd } from '../../text/line-edit';
import { contains } from '../../text/span';
import { defineRule } from '../rule';
import type { UnsetUse } from './unset-variables';
import { baseMaySet, declarationsOf, type Elsewhere, whereElse } from './variable-origin';
import { undefinedUses } from './variable-uses';

/** Comparing a name with all others costs too much to do it for thousands. */
const mostSuggestions = 20;

export default defineRule({
  id: 'variable-undefined',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Variable used before it is set',
  why: 'A variable that nothing has set is filled in as nothing. `COPY $SRC/app /` then copies `/app`, `ENV PATH=$PAHT:/tools` loses the path, and the build says no word. An ARG before the first FROM, and platform arguments such as `TARGETARCH`, are not set in a stage until it repeats the ARG.',
  remedy:
    'Declare it with ARG or ENV in the same stage, above the line, or give a default: `${NAME:-default}`.',
  symptoms: [],
  references: [
    {
      title: 'Build checks: UndefinedVar',
      url: 'https://docs.docker.com/reference/build-checks/undefined-var/',
    },
    { title: 'Scope of ARG', url: 'https://docs.docker.com/reference/dockerfile/#scope' },
  ],
  aliases: [{ tool: 'buildkit', id: 'UndefinedVar' }],
  examples: {
    bad: [
      {
        title: 'Set further down',
        dockerfile:
          'FROM debian:trixie-slim\nCOPY [|$dir|]/app /app\nARG dir=dist\nUSER 1000\nCMD ["/app"]\n',
      },
      {
        title: 'A typing error',
        dockerfile: 'FROM scratch\nARG ASSETS=dist\nCOPY ${ASSETS}/app [|${ASETS}|]/app\nCMD ["/dist/app"]\n',
        fixed: 'FROM scratch\nARG ASSETS=dist\nCOPY ${ASSETS}/app ${ASSETS}/app\nCMD ["/dist/app"]\n',
      },
      {
        title: 'Declared before the first FROM',
        dockerfile:
          'ARG RELEASE_NAME=one\nFROM debian:trixie-slim\nLABEL release=[|$RELEASE_NAME|]\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed:
          'ARG RELEASE_NAME=one\nFROM debian:trixie-slim\nARG RELEASE_NAME\nLABEL release=$RELEASE_NAME\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A platform argument without ARG',
        dockerfile: 'FROM scratch\nCOPY app-[|${TARGETARCH}|] /app\nCMD ["/app"]\n',
        fixed: 'FROM scratch\nARG TARGETARCH\nCOPY app-${TARGETARCH} /app\nCMD ["/app"]\n',
      },
      {
        title: 'Set in the same line',
        dockerfile: 'FROM scratch\nENV ROOT=/srv DATA=[|$ROOT|]/data\nCOPY app /app\nCMD ["/app"]\n',
      },
    ],
    good: [
      {
        title: 'Declared in the stage',
        dockerfile: 'FROM scratch\nARG TARGETARCH\nARG DIR\nCOPY ${DIR}/app-$TARGETARCH /app\nCMD ["/app"]\n',
      },
      {
        title: 'Inherited from a stage',
        dockerfile: 'FROM scratch AS base\nENV DIR=/srv\nFROM base\nCOPY app $DIR/app\nCMD ["/srv/app"]\n',
      },
      {
        title: 'A default',
        dockerfile: 'FROM scratch\nCOPY ${DIR:-dist}/app /app\nCMD ["/app"]\n',
      },
      {
        title: 'Put in front only where it is set',
        dockerfile:
          'FROM scratch\nENV LD_LIBRARY_PATH=${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}/opt/lib\nCOPY app /app\nCMD ["/app"]\n',
      },
      {
        title: 'Added to what may be set',
        dockerfile: 'FROM scratch\nENV OPTS="$OPTS -x"\nENV MORE=-y:${MORE}\nCOPY app /app\nCMD ["/app"]\n',
      },
      {
        title: 'The base may set it',
        dockerfile:
          'FROM eclipse-temurin:21-jre\nENV PATH=$JAVA_HOME/bin:$PATH\nUSER 1000\nCMD ["java", "-version"]\n',
      },
      {
        title: 'The shell fills in what RUN uses',
        dockerfile: 'FROM scratch\nRUN ["/app", "$ANY"]\nCOPY app /app\nCMD ["/app"]\n',
      },
    ],
  },
  *check(inspection) {
    const declared = declarationsOf(inspection.dockerfile);
    const repeated = new Set<string>();
    let suggestions = mostSuggestions;
    for (const checked of inspection.checked) {
      for (const use of undefinedUses(checked, inspection)) {
        if (addsToItself(use, checked, inspection)) continue;
        const elsewhere = whereElse(use.name, checked, inspection, declared());
        const names = elsewhere || suggestions-- <= 0 ? [] : [...checked.step.before.variables.all().keys()];
        const meant = nearest(use.name, names);
        const doubt = baseMaySet(use.name, { elsewhere, meant }, checked.view);
        if (doubt === 'yes') continue;
        const key = `${checked.view.stage.index} ${use.name}`;
        const edits = repeated.has(key) ? undefined : editsFor(use, checked, elsewhere, meant, inspection);
        if (elsewhere) repeated.add(key);
        yield {
          span: use.span,
          stage: checked.view.stage.index,
          certainty: doubt === 'no' ? 'certain' : 'likely',
          consequence: mattersToBuild(checked.instruction) ? 'may-fail' : 'risk',
          message: [
            `\`${use.name}\` is empty here${doubt === 'no' ? '' : ', unless the base sets it'}`,
            reasonOf(use, elsewhere),
          ],
          remedy: meant
            ? `Did you mean \`${meant}\`?`
            : `Write \`ARG ${use.name}\` or ENV above this line, in the same stage.`,
          evidence: elsewhere?.span ? [{ text: 'It is set here.', span: elsewhere.span }] : [],
          ...(edits && { fix: { safety: 'review', edits } }),
        };
      }
    }
  },
});

/** `ENV OPTS="$OPTS -x"`: the usual way to add to what the base may have set; an ARG of that name was meant to reach here. */
function addsToItself(use: UnsetUse, { instruction }: CheckedStep, { graph }: Inspection): boolean {
  if (instruction.keyword !== 'env' || graph.globals.get(use.name)) return false;
  const own = instruction.pairs.filter(({ key, span }) => key.text === use.name && contains(span, use.span));
  return own.some(({ value }) => !/^["']?\$(\w+|\{\w+\})["']?$/.test(value.text));
}

/** Where an empty word makes another file, place or account of it, or none. */
function mattersToBuild({ keyword }: Instruction): boolean {
  return (
    keyword === 'copy' ||
    keyword === 'add' ||
    keyword === 'user' ||
    keyword === 'workdir' ||
    keyword === 'run'
  );
}

function reasonOf({ name }: UnsetUse, elsewhere: Elsewhere | undefined): string | { readonly more: string } {
  if (elsewhere === undefined) return ': nothing above sets it.';
  const { where } = elsewhere;
  switch (where) {
    case 'platform':
      return `: the builder knows it, but a stage sees it only after \`ARG ${name}\`.`;
    case 'global':
      return {
        more: `: it is declared before the first FROM, and a stage sees it only after \`ARG ${name}\`.`,
      };
    case 'same-line':
      return ': ENV fills in what was set before the line, not what the line sets itself.';
    case 'below':
      return { more: ': it is set further down only.' };
    case 'other-stage':
      return { more: ': it is set in another stage, and that ends with the stage.' };
    default:
      return where satisfies never;
  }
}

function editsFor(
  { nameSpan }: UnsetUse,
  { step, instruction }: CheckedStep,
  elsewhere: Elsewhere | undefined,
  meant: string | undefined,
  { dockerfile }: Inspection,
) {
  if (step.replayedFrom !== undefined) return undefined;
  if (meant !== undefined && nameSpan) return [{ span: nameSpan, newText: meant }];
  if (elsewhere?.where !== 'global' && elsewhere?.where !== 'platform') return undefined;
  const { start } = instruction.span;
  const keyword = isLower(instruction) ? 'arg' : 'ARG';
  return [
    { span: { start, end: start }, newText: `${keyword} ${elsewhere.name}${lineEnd(dockerfile.text)}` },
  ];
}

function isLower({ keywordText }: Instruction): boolean {
  return keywordText === keywordText.toLowerCase();
}
