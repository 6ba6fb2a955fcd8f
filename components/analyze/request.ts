import type { Report } from '@/lib/report/report';
import type { AnalyzeRequest } from '@/lib/report/request';
import { own } from '@/lib/text/table';
import { formatBuildArgs, parseBuildArgs } from './build-args';
import type { Draft } from './draft';
import { defaultPlatform } from './draft';

/** What is asked of the analysis; options left as they are by default are left out. */
export function requestOf({ text, target, buildArgs, platform, files }: Draft): AnalyzeRequest {
  const { values } = parseBuildArgs(buildArgs);
  return {
    dockerfile: text,
    ...(target.trim() !== '' && { target: target.trim() }),
    ...(Object.keys(values).length > 0 && { buildArgs: values }),
    ...(platform !== defaultPlatform && { platform }),
    ...(Object.keys(files).length > 0 && { files }),
  };
}

export function draftOf({ dockerfile, target, buildArgs, platform, files }: AnalyzeRequest): Draft {
  return {
    text: dockerfile,
    target: target ?? '',
    buildArgs: formatBuildArgs(buildArgs ?? {}),
    platform: platform ?? defaultPlatform,
    files: files ?? {},
  };
}

/** What a stored report was asked with. */
export function draftOfReport(id: string, { source, options }: Report): Draft {
  const { target, buildArgs, platform } = options;
  return { ...draftOf({ dockerfile: source.text, target, buildArgs, platform }), from: id };
}

export function sameDraft(a: Draft, b: Draft): boolean {
  return (
    a.text === b.text &&
    a.target === b.target &&
    a.buildArgs === b.buildArgs &&
    a.platform === b.platform &&
    sameFiles(a.files, b.files)
  );
}

function sameFiles(a: Draft['files'], b: Draft['files']): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => own(a, name) === own(b, name));
}
