'use client';

import { type RefObject, useId } from 'react';
import { Button, buttonClasses } from '../ui/button';
import { TextInput } from '../ui/field';
import { ChevronDown, FileUp, Globe } from '../ui/icons';
import { Popover } from '../ui/popover';
import { TextLink } from '../ui/text-link';
import { type Analysis, useAnalyses } from './history';
import { AnalysisRow } from './history-list';

/** Shown here; the page with all of them is a link away. */
const mostShown = 5;

/** Where a text may come from: a file, a public address, what was analyzed here before. */
export function OpenMenu({
  input,
  onAddress,
  onAnalysis,
}: {
  /** The field for a file, which opens the browser's own dialog. */
  readonly input: RefObject<HTMLInputElement | null>;
  /** Undefined where the server fetches nothing. */
  readonly onAddress: ((address: string) => void) | undefined;
  readonly onAnalysis: (analysis: Analysis) => void;
}) {
  return (
    <Popover
      label={
        <>
          Open
          <ChevronDown size={14} />
        </>
      }
      className={buttonClasses({ variant: 'quiet', size: 'small' })}
    >
      <div className="space-y-4">
        <Button
          size="small"
          onClick={(event) => {
            close(event.currentTarget);
            input.current?.click();
          }}
        >
          <FileUp size={14} />A file of this device
        </Button>
        {onAddress && <AddressField onAddress={onAddress} />}
        <Earlier onAnalysis={onAnalysis} />
      </div>
    </Popover>
  );
}

/** Part of the form around it: without JavaScript the address is sent with it. */
function AddressField({ onAddress }: { readonly onAddress: (address: string) => void }) {
  const id = useId();
  function take(field: HTMLInputElement) {
    if (field.value.trim() === '') return;
    onAddress(field.value);
    field.value = '';
    close(field);
  }
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="font-medium">
        From a public address
      </label>
      <div className="flex gap-1.5">
        <TextInput
          id={id}
          name="address"
          dense
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://github.com/…/Dockerfile"
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            take(event.currentTarget);
          }}
        />
        <Button
          type="submit"
          size="small"
          onClick={(event) => {
            event.preventDefault();
            const field = document.getElementById(id);
            if (field instanceof HTMLInputElement) take(field);
          }}
        >
          <Globe size={14} />
          Fetch
        </Button>
      </div>
      <p className="text-muted">A file on GitHub, GitLab or Bitbucket that needs no account.</p>
    </div>
  );
}

function Earlier({ onAnalysis }: { readonly onAnalysis: (analysis: Analysis) => void }) {
  const analyses = useAnalyses();
  if (analyses.length === 0) return null;
  return (
    <div>
      <h2 className="font-medium">Analyzed in this browser</h2>
      <ul className="mt-1 border-t border-line">
        {analyses.slice(0, mostShown).map((analysis) => (
          <AnalysisRow
            key={analysis.id}
            analysis={analysis}
            onOpen={(link) => {
              close(link);
              onAnalysis(analysis);
            }}
          />
        ))}
      </ul>
      <p className="mt-2">
        <TextLink href="/shared#analyses">
          {analyses.length > mostShown
            ? `All ${analyses.length}, and what you shared`
            : 'And what you shared'}
        </TextLink>
      </p>
    </div>
  );
}

function close(inside: Element): void {
  const menu = inside.closest('[popover]');
  if (menu instanceof HTMLElement) menu.hidePopover();
}
