'use client';

import { useId } from 'react';
import { Button } from '../ui/button';
import { Disclosure } from '../ui/disclosure';
import { Field, Select, TextArea, TextInput } from '../ui/field';
import { parseBuildArgs } from './build-args';
import type { Draft } from './draft';
import type { Outline } from './editor/outline';

const platforms = [
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/386',
  'linux/ppc64le',
  'linux/s390x',
  'linux/riscv64',
  'windows/amd64',
];

type Options = Omit<Draft, 'text' | 'files'>;

/** What is given to the build beside the file: target stage, platform, build arguments. */
export function BuildOptions({
  options,
  outline,
  onChange,
}: {
  readonly options: Options;
  readonly outline: Outline;
  readonly onChange: (part: Partial<Options>) => void;
}) {
  const stageList = useId();
  const { error, values } = parseBuildArgs(options.buildArgs);
  const open = outline.openArgs.filter((name) => !Object.hasOwn(values, name));
  return (
    <Disclosure
      className="border-t border-line px-3"
      summary={
        <span className="flex min-w-0 flex-1 items-baseline gap-2 text-sm">
          Build options
          <span className="truncate font-normal text-muted">
            {describe(options, Object.keys(values).length)}
          </span>
        </span>
      }
    >
      <div className="grid gap-3 pt-1 pb-3 sm:grid-cols-2">
        <Field label="Target stage" hint="Empty: the last one.">
          {(wiring) => (
            <>
              <TextInput
                {...wiring}
                name="target"
                list={stageList}
                autoComplete="off"
                value={options.target}
                maxLength={128}
                onChange={(event) => onChange({ target: event.target.value })}
              />
              <datalist id={stageList}>
                {outline.stages.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label="Platform">
          {(wiring) => (
            <Select
              {...wiring}
              name="platform"
              value={options.platform}
              onChange={(event) => onChange({ platform: event.target.value })}
            >
              {[...new Set([...platforms, options.platform])].map((platform) => (
                <option key={platform}>{platform}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Build arguments" hint="One NAME=value a line." error={error} className="sm:col-span-2">
          {(wiring) => (
            <TextArea
              {...wiring}
              name="buildArgs"
              rows={2}
              spellCheck={false}
              value={options.buildArgs}
              onChange={(event) => onChange({ buildArgs: event.target.value })}
            />
          )}
        </Field>
        {open.length > 0 && (
          <p className="flex flex-wrap items-center gap-1.5 text-sm text-muted sm:col-span-2">
            Without a value:
            {open.slice(0, 12).map((name) => (
              <Button
                key={name}
                size="small"
                className="font-mono"
                onClick={() =>
                  onChange({ buildArgs: `${options.buildArgs.trimEnd()}\n${name}=`.trimStart() })
                }
              >
                {name}
              </Button>
            ))}
          </p>
        )}
      </div>
    </Disclosure>
  );
}

function describe({ target, platform }: Options, buildArgs: number): string {
  const parts = [platform];
  if (target.trim() !== '') parts.push(`target ${target.trim()}`);
  if (buildArgs > 0) parts.push(`${buildArgs} build ${buildArgs === 1 ? 'argument' : 'arguments'}`);
  return parts.join(', ');
}
