import { describe, expect, test } from 'vitest';
import type { BuildOptions } from '../../stages/stage';
import { indexLines } from '../../text/lines';
import { rules as everyRule } from '..';
import { inspectionOf } from '../testing/inspection';

const rules = everyRule.filter(({ aliases }) => aliases.some(({ tool }) => tool === 'buildkit'));

type Options = Partial<BuildOptions>;

/** Told once in a file, with the other places as evidence. */
const inOneFinding = new Set(['LegacyKeyValueFormat', 'FromPlatformFlagConstDisallowed']);

/** `Check@line`, by line, as `docker build --check` names them; of one kind and line one. Further places are evidence. */
function checksOf(dockerfile: string, options?: Options): readonly string[] {
  const inspection = inspectionOf(dockerfile, options);
  const lines = indexLines(dockerfile);
  const found = rules.flatMap(({ aliases, check }) => {
    const id = aliases.find(({ tool }) => tool === 'buildkit')?.id ?? '';
    const places = [...check(inspection)].flatMap(({ span, evidence = [] }) =>
      inOneFinding.has(id) ? [span, ...evidence.flatMap((each) => each.span ?? [])] : [span],
    );
    return places.map(({ start }) => ({ id, line: lines.positionAt(start).line }));
  });
  const named = found
    .sort((a, b) => a.line - b.line || (a.id < b.id ? -1 : 1))
    .map(({ id, line }) => `${id}@${line}`);
  return [...new Set(named)];
}

const cases: readonly (readonly [string, string, readonly string[], Options?])[] = [
  // Stage names
  [
    'a stage name in capitals, used in small letters',
    'FROM scratch AS Base\nFROM scratch\nCOPY --from=base /a /a\n',
    ['StageNameCasing@1'],
  ],
  [
    'every later stage of a name',
    'FROM scratch AS a\nFROM scratch AS A\nFROM scratch AS a\n',
    ['DuplicateStageName@2', 'StageNameCasing@2', 'DuplicateStageName@3'],
  ],
  [
    'reserved names, in any case',
    'FROM scratch AS context\nFROM scratch AS Scratch\n',
    ['ReservedStageName@1', 'ReservedStageName@2', 'StageNameCasing@2'],
  ],
  ['a reserved name as a base', 'FROM scratch\nFROM scratch AS other\n', []],
  // Casing
  ['as behind FROM', 'FROM scratch as a\nFROM scratch AS b\n', ['FromAsCasing@1']],
  [
    'As matches neither',
    'FROM scratch As a\nfrom scratch As b\n',
    ['FromAsCasing@1', 'ConsistentInstructionCasing@2', 'FromAsCasing@2'],
  ],
  [
    'nothing is said of AS where FROM is mixed',
    'From scratch as a\nFROM scratch AS b\n',
    ['ConsistentInstructionCasing@1'],
  ],
  ['as on the next line', 'FROM scratch \\\n  as a\nFROM scratch\n', ['FromAsCasing@2']],
  [
    'mixed case counts for neither side',
    'from scratch\nCopy a /a\nCopy b /b\n',
    ['ConsistentInstructionCasing@2', 'ConsistentInstructionCasing@3'],
  ],
  ['capitals win a tie', 'FROM scratch\ncopy a /a\n', ['ConsistentInstructionCasing@2']],
  ['the majority rules', 'FROM scratch\ncopy a /a\ncopy b /b\n', ['ConsistentInstructionCasing@1']],
  ['ARG before FROM is not counted', 'arg A=1\narg B=2\nFROM scratch\nCOPY a /a\n', []],
  ['a here-document holds no instructions', 'FROM scratch\nCOPY <<EOF /a\ncopy b /b\nEOF\n', []],
  // Lines
  [
    'an empty line in a continued instruction',
    'FROM scratch\nCOPY a \\\n\n  /a\n',
    ['NoEmptyContinuation@3'],
  ],
  ['one per instruction', 'FROM scratch\nCOPY a \\\n\n\n  b \\\n \n  /c/\n', ['NoEmptyContinuation@3']],
  ['an empty line at the end of the file', 'FROM scratch\nCOPY a /a \\\n\n', ['NoEmptyContinuation@3']],
  ['a comment is no empty line', 'FROM scratch\nCOPY a \\\n# b\n  /a\n', []],
  // Forms
  ['MAINTAINER', 'FROM scratch\nMAINTAINER me\n', ['MaintainerDeprecated@2']],
  [
    'ENV and LABEL without equals signs',
    'FROM scratch\nENV a b\nLABEL c d e\nENV f="g h"\n',
    ['LegacyKeyValueFormat@2', 'LegacyKeyValueFormat@3'],
  ],
  [
    'CMD and ENTRYPOINT in shell form',
    'FROM scratch\nCMD a\nENTRYPOINT b c\n',
    ['JSONArgsRecommended@2', 'JSONArgsRecommended@3'],
  ],
  ['exec in shell form', 'FROM scratch\nCMD exec a\n', ['JSONArgsRecommended@2']],
  ['RUN and HEALTHCHECK may be in shell form', 'FROM busybox\nRUN a\nHEALTHCHECK CMD a\n', []],
  [
    'SHELL below comes too late',
    'FROM scratch\nCMD a\nSHELL ["/bin/bash", "-c"]\n',
    ['JSONArgsRecommended@2'],
  ],
  [
    'SHELL above, and in the stage below',
    'FROM scratch AS a\nSHELL ["/bin/bash", "-c"]\nCMD a\nFROM a\nENTRYPOINT b\n',
    [],
  ],
  [
    'all but the last',
    'FROM scratch\nCMD ["a"]\nCMD ["b"]\nHEALTHCHECK NONE\nCMD ["c"]\nHEALTHCHECK CMD ["d"]\n',
    [
      'MultipleInstructionsDisallowed@2',
      'MultipleInstructionsDisallowed@3',
      'MultipleInstructionsDisallowed@4',
    ],
  ],
  ['one in each stage', 'FROM scratch AS a\nENTRYPOINT ["a"]\nFROM a\nENTRYPOINT ["b"]\n', []],
  // WORKDIR
  ['relative, then relative', 'FROM scratch\nWORKDIR a\nWORKDIR b\n', ['WorkdirRelativePath@2']],
  ['relative behind absolute', 'FROM scratch\nWORKDIR /a\nWORKDIR b\n', []],
  ['relative on a stage with a directory', 'FROM scratch AS a\nWORKDIR /a\nFROM a\nWORKDIR b\n', []],
  ['an absolute variable', 'FROM scratch\nARG d=/a\nWORKDIR $d\n', []],
  ['a relative one', 'FROM scratch\nARG d=a\nWORKDIR ${d}/b\n', ['WorkdirRelativePath@3']],
  ['a drive', '# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nWORKDIR C:\\a\n', []],
  // EXPOSE
  ['a protocol in capitals', 'FROM scratch\nEXPOSE 80/TCP 81/tcp 82/Udp\n', ['ExposeProtoCasing@2']],
  [
    'addresses and host ports',
    'FROM scratch\nEXPOSE 80:80\nEXPOSE 127.0.0.1::81\nEXPOSE 82\nEXPOSE :83\n',
    ['ExposeInvalidFormat@2', 'ExposeInvalidFormat@3'],
  ],
  [
    'both, out of a variable',
    'FROM scratch\nENV ports="80:80/TCP"\nEXPOSE $ports\n',
    ['ExposeInvalidFormat@3', 'ExposeProtoCasing@3'],
  ],
  // Platforms
  [
    'a constant platform',
    'FROM --platform=linux/arm64 scratch\nFROM --platform=arm64 scratch\n',
    ['FromPlatformFlagConstDisallowed@1', 'FromPlatformFlagConstDisallowed@2'],
  ],
  [
    'a platform in the name of the stage',
    'FROM --platform=linux/arm64/v8 scratch AS arm64-files\nFROM --platform=linux/arm64 scratch AS Linux\n',
    ['StageNameCasing@2'],
  ],
  [
    'the target platform',
    'FROM --platform=$TARGETPLATFORM scratch\nFROM --platform=${TARGETPLATFORM:-linux/amd64} scratch\n',
    ['RedundantTargetPlatform@1', 'RedundantTargetPlatform@2'],
  ],
  [
    'the target platform with something behind',
    'FROM --platform=$TARGETOS/$TARGETARCH scratch\nFROM --platform=$BUILDPLATFORM scratch\n',
    [],
  ],
  ['an argument that holds a platform', 'ARG P=linux/amd64\nFROM --platform=$P scratch\n', []],
  // ARG and FROM
  ['an undeclared argument', 'ARG tag=1\nFROM busybox:${tag}${more}\n', ['UndefinedArgInFrom@2']],
  [
    'an undeclared argument in the platform',
    'FROM --platform=linux/${arch} scratch\n',
    ['UndefinedArgInFrom@1'],
  ],
  ['a default in place', 'FROM busybox:${tag:-1}\nFROM busybox:1${more:+-musl}\n', []],
  ['an argument without a default', 'ARG image\nFROM $image\n', ['InvalidDefaultArgInFrom@2']],
  [
    'also when it is given',
    'ARG tag\nFROM busybox:$tag\n',
    ['InvalidDefaultArgInFrom@2'],
    { buildArgs: { tag: '1' } },
  ],
  ['a default that is no reference', 'ARG image=Busy\nFROM $image\n', ['InvalidDefaultArgInFrom@2']],
  ['complete without it', 'ARG variant\nFROM busybox:1$variant\n', [], { buildArgs: { variant: '-musl' } }],
  ['a stage by variable', 'ARG kind=dev\nFROM scratch AS dev\nFROM $kind\n', []],
  // Variables
  ['before it is set', 'FROM scratch\nCOPY $a /a\nARG a=b\n', ['UndefinedVar@2']],
  ['declared without a value', 'FROM scratch\nARG a\nCOPY x$a /a\n', []],
  ['inherited', 'FROM scratch AS one\nARG a=b\nFROM one\nCOPY $a /a\n', []],
  ['in another stage', 'FROM scratch AS one\nARG a=b\nFROM scratch\nCOPY $a /a\n', ['UndefinedVar@4']],
  ['global', 'ARG a=b\nFROM scratch\nCOPY $a /a\nARG a\nCOPY $a /b\n', ['UndefinedVar@3']],
  [
    'in every instruction that fills in variables',
    'FROM scratch\nENV b=$a1\nLABEL c=$a2\nUSER 1$a3\nVOLUME /v$a4\nWORKDIR /w$a5\nADD x$a6 /a\nARG d=$a7\nCOPY --chown=$a8 x /b\n',
    [
      'UndefinedVar@2',
      'UndefinedVar@3',
      'UndefinedVar@4',
      'UndefinedVar@5',
      'UndefinedVar@6',
      'UndefinedVar@7',
      'UndefinedVar@8',
      'UndefinedVar@9',
    ],
  ],
  [
    'not where a shell or nobody fills in',
    'FROM scratch\nRUN ["/a", "$a"]\nCMD ["$a"]\nHEALTHCHECK CMD ["$a"]\nONBUILD COPY $a /a\nLABEL b=\'$a\' c=\\$a\n',
    [],
  ],
  [
    'in the options of a mount',
    'FROM scratch\nRUN --mount=type=cache,target=/c/$a ["/x"]\n',
    ['UndefinedVar@2'],
  ],
  [
    'in a here-document, unless it is quoted',
    'FROM scratch\nCOPY <<EOF /a\n$a\nEOF\nCOPY <<"EOF" /b\n$a\nEOF\n',
    ['UndefinedVar@3'],
  ],
  [
    'not in the default of an argument that is given',
    'FROM scratch\nARG a=$b\n',
    [],
    { buildArgs: { a: '1' } },
  ],
  ['operators that say what holds then', 'FROM scratch\nCOPY ${a:-x} ${b-x} ${c:+x}y /d/\n', []],
  ['operators that do not', 'FROM scratch\nCOPY ${a#x} ${b%x}y /d/\n', ['UndefinedVar@2']],
  // Secrets
  [
    'names of secrets',
    'FROM scratch\nARG DB_PASSWORD\nENV api_key=x\n',
    ['SecretsUsedInArgOrEnv@2', 'SecretsUsedInArgOrEnv@3'],
  ],
  [
    'unlike it, not what has no value, is switched off, or only speaks of a secret',
    'FROM scratch\nENV api_key= secret_NAME=x\nENV AUTH=none\nARG SITE_KEY\nENV KEY_DIR=/certs\n',
    [],
  ],
  [
    'names of none',
    'ARG TOKEN\nFROM scratch\nARG PUBLIC_TOKEN\nENV KEY_FILE=/k SECRET_VERSION=1 MONKEY=1 TOKENIZERS_PARALLELISM=1\n',
    [],
  ],
  // Descriptions
  [
    'asked for',
    '# check=experimental=InvalidDefinitionDescription\n# about a\nARG a=1\n# a is it\nFROM scratch AS b\n# b, the other\nARG a=1 b=2\n',
    ['InvalidDefinitionDescription@3', 'InvalidDefinitionDescription@5', 'InvalidDefinitionDescription@7'],
  ],
  [
    'asked for among others',
    '# check=skip=FromAsCasing;experimental=all\n# about\nFROM scratch AS b\n',
    ['InvalidDefinitionDescription@3'],
  ],
  [
    'descriptions',
    '# check=experimental=all\n# c is\n# a is it\nARG a=1\n# b is it\nFROM scratch AS B\n# anything\n#\nARG a\n# anything\nCOPY a /a\n',
    ['StageNameCasing@6'],
  ],
  ['not asked for', '# about a\nARG a=1\nFROM scratch\n', []],
  // Stages
  [
    'all stages without a target',
    'FROM scratch AS one\nCMD a\nFROM scratch\nCMD b\n',
    ['JSONArgsRecommended@2', 'JSONArgsRecommended@4'],
  ],
  [
    'with one, those it needs; of the whole file what only needs reading',
    'FROM scratch As one\nCMD a\nFROM scratch AS two\nCMD b\n',
    ['FromAsCasing@1', 'JSONArgsRecommended@4'],
    { target: 'two' },
  ],
  [
    'a trigger where a stage stands on it',
    'FROM scratch AS one\nONBUILD CMD a\nFROM one\nFROM one\n',
    ['JSONArgsRecommended@2'],
  ],
  ['a trigger that nothing runs', 'FROM scratch\nONBUILD CMD a\n', []],
];

describe('places, as `docker build --check` has them', () => {
  for (const [title, dockerfile, expected, options] of cases) {
    test(title, () => expect(checksOf(dockerfile, options)).toEqual(expected));
  }
});
