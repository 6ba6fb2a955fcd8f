import type { Keyword } from '../dockerfile/syntax';

const reference = 'https://docs.docker.com/reference/dockerfile/';

/** What each instruction does, in a sentence. https://docs.docker.com/reference/dockerfile/ */
const sentences: Readonly<Record<Keyword, string>> = {
  add: 'Adds files of the build context, downloads or a Git repository to the image, and unpacks local archives.',
  arg: 'Declares a variable of the build that `--build-arg` can set; the container does not see it.',
  cmd: 'Says what the container starts, or which arguments the entrypoint gets, where nothing else is asked for.',
  copy: 'Copies files of the build context, of another stage or of an image into this stage.',
  entrypoint: 'Says which program the container starts; CMD and the arguments of `docker run` go to it.',
  env: 'Sets variables for the rest of this stage and for the container.',
  expose: 'Notes on which ports the program listens; it publishes none.',
  from: 'Begins a stage on a base image or on an earlier stage.',
  healthcheck: 'Says how Docker finds out whether the container still works.',
  label: 'Notes names and values on the image.',
  maintainer: 'Notes who wrote the image; it is deprecated, a LABEL says the same.',
  onbuild: 'Keeps an instruction for whoever builds on this image.',
  run: 'Runs a command while the image is built and keeps what it changes.',
  shell: 'Says which shell reads the commands of RUN, CMD and ENTRYPOINT that are no JSON.',
  stopsignal: 'Says which signal asks the program to stop.',
  user: 'Says as whom the following instructions and the container run.',
  volume: 'Declares paths whose content lives outside of the layers of the container.',
  workdir:
    'Sets the directory for the following instructions and the container, and makes it where there is none.',
};

export function aboutInstruction(keyword: Keyword): { readonly sentence: string; readonly url: string } {
  return { sentence: sentences[keyword], url: `${reference}#${keyword}` };
}
