import { expect, test } from 'vitest';
import { packagesOfMelange } from './melange';

test('what a recipe of Wolfi makes, and the programs it tries', () => {
  const text = `package:
  name: tool
  version: "1.2"
  dependencies:
    runtime:
      - libtool-abi=\${{package.version}}
      - bash
    provides:
      - old-tool=1
pipeline:
  - uses: autoconf/make
subpackages:
  - name: \${{package.name}}-dev
    test:
      pipeline:
        - uses: test/tw/ver-check
          with:
            bins: tool-config
  - name: \${{range.key}}-extra
test:
  pipeline:
    - uses: test/tw/help-check
      with:
        bins: |
          tool
          toolctl \${{vars.other}}
        version: 3
`;
  expect(packagesOfMelange(text)).toEqual([
    { name: 'tool', programs: ['tool', 'toolctl'], depends: ['libtool-abi', 'bash'], provides: ['old-tool'] },
    { name: 'tool-dev', programs: ['tool-config'], depends: [], provides: [] },
  ]);
});
