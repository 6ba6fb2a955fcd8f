import { expect, test } from 'vitest';
import { describeDockerfile } from './describe';
import { expandedWords } from './expanded-words';
import { mountsOf } from './mounts';
import { parseDockerfile } from './parse';
import { readPragmas } from './pragmas';

const size = 1 << 20;

function filled(head: string, part: string, tail = ''): string {
  return head + part.repeat(Math.floor((size - head.length - tail.length) / part.length)) + tail;
}

/** Files of 1 MiB made to find what costs too much or breaks; a quadratic step would exceed the time of a test. */
test.each<[string, string]>([
  ['one word', filled('FROM a\nRUN ', 'x')],
  ['empty lines', filled('', '\n')],
  ['byte order marks', filled('', '\ufeff')],
  ['escapes', filled('FROM a\nRUN ', '\\')],
  ['continued lines', filled('FROM a\nRUN ', '\\\n')],
  ['comments', filled('FROM a\nRUN \\\n', '#\n')],
  ['directives', filled('', '# escape=`\n')],
  ['check options', filled('# check=skip=', 'a,', '\nFROM a')],
  ['here-documents', filled('FROM a\n', 'RUN <<A\n')],
  ['here-documents with tabs', filled('FROM a\nRUN <<-A\n', '\t', '\nA\n')],
  ['<<', filled('FROM a\nRUN ', '<<')],
  ['quotes', filled('FROM a\nENV a=', '"')],
  ['words', filled('FROM a\nARG ', 'a ')],
  ['JSON strings', filled('FROM a\nCMD [', '"",', '""]')],
  ['JSON in JSON', filled('FROM a\nCMD ', '[')],
  ['JSON escapes', filled('FROM a\nCMD ["', '\\n', '"]')],
  ['ONBUILD', filled('FROM a\n', 'ONBUILD ')],
  ['flags', filled('FROM a\nRUN ', '--mount=a ')],
  ['mount options', filled('FROM a\nRUN --mount=', 'a=b,')],
  ['a size', filled('FROM a\nRUN --mount=type=tmpfs,size=', '1', 'x b')],
  ['a mode', filled('FROM a\nCOPY --chmod=', '0', 'x b c')],
  ['a checksum of @', filled('FROM a\nADD --checksum=x ', '@', ' /b')],
  ['a time', filled('FROM a\nHEALTHCHECK --interval=', '1', ' CMD a')],
  ['many times', filled('FROM a\nHEALTHCHECK --interval=', '1s', ' CMD a')],
  ['a platform', filled('FROM --platform=a(b', '+c', ' x')],
  ['ports', filled('FROM a\nEXPOSE ', '1:')],
  ['port ranges', filled('FROM a\nEXPOSE ', '1-')],
  ['an unknown word', filled('FROM a\n', 'F')],
  ['unknown words', filled('FROM a\n', 'FROMM\n')],
  ['trivy', filled('# trivy:ignore:a ', 'trivy:ignore:a ', '\nFROM a')],
  ['ids', filled('# plinth ignore=a', ',a', '\nFROM a')],
  ['variables', filled('FROM a\nRUN <<', '${a:-')],
  ['NUL', filled('', '\0')],
])(
  '1 MiB of %s',
  (_, text) => {
    const dockerfile = parseDockerfile(text);
    describeDockerfile(dockerfile);
    readPragmas(dockerfile);
    for (const instruction of dockerfile.instructions) {
      expandedWords(instruction);
      if (instruction.keyword === 'run') mountsOf(instruction);
    }
    expect(dockerfile.text).toBe(text);
  },
  10_000,
);
