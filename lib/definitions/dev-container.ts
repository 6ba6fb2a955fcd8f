import { type Build, type Definition, plainUse } from './definition';
import { Filling } from './filling';
import { parsedImage } from './image-name';
import { withoutComments } from './json-comments';
import { isRemote, pathFrom } from './paths';
import type { Said } from './said';
import { entriesOf, itemsOf, textOf, type Value, valueAt } from './value';
import { readYaml } from './yaml';

/** https://containers.dev/implementors/json_reference/: JSON with comments; paths are seen from the folder of the file. */
export function devContainerDefinition(text: string): Definition {
  const { documents, said } = readYaml(withoutComments(text));
  const filling = new Filling(
    said.map((each): Said => (each.code.startsWith('yaml-') ? { ...each, code: 'json-broken' } : each)),
    new Map(),
  );
  const [file] = documents;
  const composed = valueAt(file, 'dockerComposeFile');
  for (const each of composed?.kind === 'list' ? composed.items : [composed]) {
    const name = textOf(each);
    if (name !== undefined)
      filling.say({ code: 'compose-of-dev-container', name: name.text, span: name.span });
  }
  const build = buildOf(file, filling);
  const reference =
    build === undefined ? parsedImage(known(valueAt(file, 'image'), filling), filling) : undefined;
  return {
    kind: 'dev-container',
    builds: build === undefined ? [] : [build],
    // A tool starts it with a command of its own.
    images:
      reference === undefined
        ? []
        : [{ name: 'image', reference, platform: undefined, use: { ...plainUse, isOpen: true } }],
    notUnderstood: filling.said,
  };
}

/** `dockerFile` at the margin is the old way. */
function buildOf(file: Value | undefined, filling: Filling): Build | undefined {
  const build = valueAt(file, 'build');
  const written = valueAt(build, 'dockerfile') ?? valueAt(file, 'dockerFile');
  if (written === undefined) return undefined;
  const path = known(written, filling);
  const contextWritten = valueAt(build, 'context') ?? valueAt(file, 'context');
  const context = contextWritten === undefined ? '.' : known(contextWritten, filling)?.text;
  const targetWritten = valueAt(build, 'target');
  const target = known(targetWritten, filling);
  if (path === undefined || context === undefined || (targetWritten !== undefined && !target))
    return undefined;
  const notKnown: Said[] = [];
  const buildArgs = Object.fromEntries(
    entriesOf(valueAt(build, 'args')).flatMap(({ key, value }) => {
      const text = textOf(value)?.text;
      if (text === undefined || !text.includes('${')) return text === undefined ? [] : [[key, text] as const];
      notKnown.push({ code: 'expression', name: text, span: value.span });
      return [];
    }),
  );
  const options = itemsOf(valueAt(build, 'options')).flatMap((item) => textOf(item)?.text ?? []);
  const platform = options.find((option) => option.startsWith('--platform='))?.slice('--platform='.length);
  return {
    name: 'build',
    span: written.span,
    context: isRemote(context) ? '.' : pathFrom('.', context),
    dockerfile: { kind: 'file', path: pathFrom('.', path.text) },
    target: target?.text,
    buildArgs,
    platforms: platform === undefined ? [] : [platform],
    contexts: [],
    use: plainUse,
    notKnown,
  };
}

/** `${localEnv:NAME}` is only known where the editor runs. */
function known(value: Value | undefined, filling: Filling) {
  const text = textOf(value);
  if (text === undefined || !text.text.includes('${')) return text;
  filling.say({ code: 'expression', name: text.text, span: text.span });
  return undefined;
}
