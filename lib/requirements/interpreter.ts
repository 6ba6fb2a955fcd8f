import { programIndex } from '../contents/executable';
import { programIn } from '../contents/image-programs';
import { isInstalled } from '../contents/packages';
import { baseName } from '../contents/path';
import { scriptOf } from '../contents/script';
import { defineDetector, no, notKnownFit, yes } from './requirement';

/** Interpreters of scripts, beside the shell and the language that the start command names itself. */
export default defineDetector({
  id: 'interpreter',
  title: 'Interpreter of a script',
  description:
    'A script that starts, or checks health, is read by the program of its first line; where that is not visible its ending tells.',
  *detect({ catalog, contents, target }) {
    for (const executable of target?.executables ?? []) {
      const launch = executable.of === 'start' ? target?.start : target?.healthcheck;
      if (!target || !launch || launch.shell || executable.native) continue;
      if (executable.of === 'copied' || executable.at !== programIndex(launch.argv)) continue;
      const names = scriptOf(executable)?.interpreters.map(baseName) ?? [];
      const [name] = names;
      // A need for /bin/sh is found by the shell form and the ending alike.
      if (name === undefined || name === 'sh') continue;
      if (names.some((each) => isInstalled(contents, target.stage.index, each))) continue;
      yield {
        kind: 'interpreter',
        value: name,
        certainty: 'certain',
        because: [{ text: `${executable.written} is a script for ${name}`, span: executable.span }],
        looksAt: names.map((each) => `program ${each}` as const),
        meets: (image) => {
          const answers = names.map((each) => programIn(catalog, image, each).is);
          if (answers.includes('there')) return yes;
          return answers.includes('not-known')
            ? notKnownFit({ code: 'whether-it-has', name })
            : no({ code: 'has-no-interpreter', name, script: executable.written });
        },
      };
    }
  },
});
