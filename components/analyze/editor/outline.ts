import type { Dockerfile } from '@/lib/dockerfile/syntax';

/** What the options beside the editor offer. */
export type Outline = {
  readonly stages: readonly string[];
  /** ARGs that have no value unless the build gives one. */
  readonly openArgs: readonly string[];
};

/** https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope */
const setByBuilder = /^(TARGET(PLATFORM|OS|ARCH|VARIANT|STAGE)|BUILD(PLATFORM|OS|ARCH|VARIANT))$/;

export function outlineOf({ instructions }: Dockerfile): Outline {
  const stages: string[] = [];
  const open = new Set<string>();
  const withDefault = new Set<string>();
  for (const instruction of instructions) {
    if (instruction.keyword === 'from' && instruction.name) stages.push(instruction.name.text);
    if (instruction.keyword !== 'arg') continue;
    for (const { name, default: value } of instruction.declarations) {
      if (value) withDefault.add(name.text);
      else if (!setByBuilder.test(name.text)) open.add(name.text);
    }
  }
  // `ARG V=1` before the first FROM gives its value to a bare `ARG V` in a stage.
  return { stages, openArgs: [...open].filter((name) => !withDefault.has(name)) };
}
