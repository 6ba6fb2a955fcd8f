import type { Service } from './compose-extends';
import { composeUse } from './compose-use';
import type { Build } from './definition';
import type { Filling } from './filling';
import { isRemote, pathFrom } from './paths';
import { firstEntries, firstItems, textOf, type Value, valueAt } from './value';

/** https://github.com/compose-spec/compose-spec/blob/main/build.md */
export function composeBuild(
  { name, span, value }: Service,
  build: Value,
  filling: Filling,
): readonly Build[] {
  const context = valueAt(build, 'context');
  const folder = context === undefined ? '.' : filling.text(context)?.text;
  if (folder === undefined) return [];
  const dockerfile = dockerfileOf(build, folder, name, filling);
  if (dockerfile === undefined) return [];
  const target = valueAt(build, 'target');
  const stage = filling.text(target)?.text;
  const platforms = filling.texts(valueAt(build, 'platforms'));
  // A build for another stage or platform than the one that is made would be judged for nothing.
  if ((target !== undefined && stage === undefined) || platforms === undefined) return [];
  const own = filling.apart();
  const pairs = own.pairs(valueAt(build, 'args'));
  const ofService = filling.text(valueAt(value, 'platform'))?.text;
  return [
    {
      name,
      span,
      context: pathFrom('.', isRemote(folder) ? '.' : folder),
      dockerfile,
      target: stage || undefined,
      buildArgs: Object.fromEntries(pairs),
      platforms:
        platforms.length > 0 || ofService === undefined ? platforms.map(({ text }) => text) : [ofService],
      contexts: contextsOf(valueAt(build, 'additional_contexts')),
      use: composeUse(value, filling),
      notKnown: own.said,
    },
  ];
}

function dockerfileOf(
  build: Value,
  folder: string,
  name: string,
  filling: Filling,
): Build['dockerfile'] | undefined {
  const inline = valueAt(build, 'dockerfile_inline');
  if (inline !== undefined) {
    const placed = filling.text(inline);
    return placed && { kind: 'inline', placed };
  }
  if (isRemote(folder)) {
    filling.say({ code: 'remote-context', name, span: build.span });
    return undefined;
  }
  const written = valueAt(build, 'dockerfile');
  const file = written === undefined ? 'Dockerfile' : filling.text(written)?.text;
  return file === undefined ? undefined : { kind: 'file', path: pathFrom(folder, file) };
}

const mostContexts = 100;

/** The names only: what they stand for takes the place of images and stages. */
export function contextsOf(value: Value | undefined): readonly string[] {
  const listed = firstItems(value).flatMap((item) => textOf(item)?.text.split('=', 1)[0] ?? []);
  return [...firstEntries(value, mostContexts).map(({ key }) => key), ...listed];
}
