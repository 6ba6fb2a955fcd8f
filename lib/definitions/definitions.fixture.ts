import type { Build, Check, Definition, UsedImage } from './definition';
import { saidSentence } from './said';

/** What a definition comes to, in a shape that reads well in a table. */
export function shown({ builds, images, notUnderstood }: Definition) {
  return {
    builds: builds.map(shownBuild),
    images: images.map(shownImage),
    said: notUnderstood.map(({ code, name }) => (name === undefined ? code : `${code} ${name}`)),
  };
}

function shownBuild({ dockerfile, name, context, target, buildArgs, platforms, contexts, notKnown }: Build) {
  return {
    name,
    context,
    ...(dockerfile.kind === 'file' ? { file: dockerfile.path } : { inline: dockerfile.placed.text }),
    ...(target !== undefined && { target }),
    ...(Object.keys(buildArgs).length > 0 && { args: buildArgs }),
    ...(platforms.length > 0 && { platforms }),
    ...(contexts.length > 0 && { contexts }),
    ...(notKnown.length > 0 && { notKnown: notKnown.map(saidSentence) }),
  };
}

function shownImage({ name, platform, reference, use }: UsedImage) {
  const { checks, command, entrypoint, isOpen, mounts, nonRoot, user } = use;
  return {
    name,
    image: reference.text,
    ...(platform !== undefined && { platform }),
    ...(user && { user: user.text }),
    ...(entrypoint && { entrypoint: entrypoint.map(({ text }) => text) }),
    ...(command && { command: command.map(({ text }) => text) }),
    ...(checks.length > 0 && { checks: checks.map(shownCheck) }),
    ...(isOpen && { isOpen }),
    ...(mounts.length > 0 && { mounts }),
    ...(nonRoot && { nonRoot: true }),
  };
}

function shownCheck({ command, of }: Check): readonly string[] {
  return [of, ...(command.form === 'shell' ? [command.text.text] : command.words.map(({ text }) => text))];
}
