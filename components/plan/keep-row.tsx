'use client';

import type { ReactNode } from 'react';
import type { Keep } from '@/lib/report/keep';
import { keepIn, writeKeep } from '@/lib/report/write-keep';
import { buttonClasses } from '../ui/button';
import { classes } from '../ui/classes';
import { Checkbox } from '../ui/field';
import { ChevronDown } from '../ui/icons';
import { Popover } from '../ui/popover';

const switches = [
  { word: 'anonymous', label: 'No login' },
  { word: 'shell', label: 'A shell' },
  { word: 'glibc', label: 'glibc' },
  { word: 'musl', label: 'musl' },
  { word: 'long-term', label: 'Long-term support' },
  { word: 'fips', label: 'FIPS' },
  { word: 'platform=linux/arm64', label: 'Also arm64' },
] as const;

const sizes = ['25MB', '50MB', '100MB', '250MB'] as const;

/** What a new base has to have: set once, and kept in the address of the page. Without JavaScript, fields of `form`. */
export function KeepRow({
  keep,
  publishers,
  form,
  onChange,
}: {
  readonly keep: Keep;
  readonly publishers: readonly string[];
  readonly form: string;
  readonly onChange: (keep: Keep) => void;
}) {
  const words = writeKeep(keep);
  const change = (without: (word: string) => boolean, more: readonly string[]) => {
    const { keep: next } = keepIn([...words.filter((word) => !without(word)), ...more]);
    if (next !== undefined) onChange(next);
  };
  const toggle = (word: string, isOn: boolean) =>
    change((each) => each === word || (isOn && isOfLibc(word) && isOfLibc(each)), isOn ? [word] : []);
  const chosen = keep.publishers ?? [];
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">What a new base has to have</legend>
      <div className="relative flex items-center gap-1.5 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:py-1 sm:flex-wrap">
        <span aria-hidden="true" className="mr-1 text-sm whitespace-nowrap text-muted">
          Must have
        </span>
        {switches.map(({ word, label }) => (
          <Pill key={word} word={word} form={form} isOn={words.includes(word)} onToggle={toggle}>
            {label}
          </Pill>
        ))}
        <Popover
          label={
            <>
              {chosen.length === 0
                ? 'Any publisher'
                : chosen.length === 1
                  ? chosen[0]
                  : `${chosen.length} publishers`}
              <ChevronDown size={14} />
            </>
          }
          name="Publishers"
          className={classes(buttonClasses({ size: 'small' }), chosen.length > 0 && lit)}
          panelClassName="sm:w-64! max-h-80 overflow-y-auto"
        >
          {publishers.map((publisher) => (
            <Checkbox
              key={publisher}
              label={publisher}
              name="keep"
              form={form}
              value={`publisher=${publisher}`}
              checked={chosen.includes(publisher)}
              onChange={(event) => toggle(`publisher=${publisher}`, event.target.checked)}
            />
          ))}
        </Popover>
        <label className="inline-flex items-center">
          <span className="sr-only">Largest size</span>
          <select
            name="keep"
            form={form}
            value={words.find(isOfSize) ?? ''}
            onChange={({ target: { value } }) => change(isOfSize, value === '' ? [] : [value])}
            className={classes(
              'h-7 rounded-md border border-line-strong bg-surface px-1.5 text-sm font-medium',
              keep.maxSize !== undefined && lit,
            )}
          >
            <option value="">Any size</option>
            {[...new Set([...sizes.map((size) => `max-size=${size}`), ...words.filter(isOfSize)])].map(
              (word) => (
                <option key={word} value={word}>
                  At most {word.slice('max-size='.length).replace('MB', ' MB')}
                </option>
              ),
            )}
          </select>
        </label>
      </div>
    </fieldset>
  );
}

const lit = 'border-accent/40! bg-accent-soft! text-accent!';

function isOfSize(word: string): boolean {
  return word.startsWith('max-size=');
}

function isOfLibc(word: string): boolean {
  return word === 'glibc' || word === 'musl';
}

function Pill({
  word,
  form,
  isOn,
  onToggle,
  children,
}: {
  readonly word: string;
  readonly form: string;
  readonly isOn: boolean;
  readonly onToggle: (word: string, isOn: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <label
      className={classes(
        buttonClasses({ size: 'small' }),
        'cursor-pointer font-normal! has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        isOn && lit,
      )}
    >
      <input
        type="checkbox"
        name="keep"
        form={form}
        value={word}
        checked={isOn}
        onChange={(event) => onToggle(word, event.target.checked)}
        className="size-3.5 accent-(--accent) outline-none"
      />
      {children}
    </label>
  );
}
