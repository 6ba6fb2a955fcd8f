'use client';

import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Download, Wand } from '../ui/icons';
import { save } from '../ui/save';

/** The ways to take a text: into the editor, on the clipboard, as a file, as a patch. */
export function TakeIt({
  before,
  after,
  isSettled,
  onTake,
}: {
  readonly before: string;
  readonly after: string;
  readonly isSettled: boolean;
  /** Undefined while there is no editor. */
  readonly onTake: (() => void) | undefined;
}) {
  async function savePatch() {
    const { patchOf } = await import('@/lib/render/patch');
    save(patchOf('Dockerfile', before, after), 'text/x-diff', 'Dockerfile.patch');
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      {onTake && (
        <Button variant="primary" size="small" disabled={!isSettled} onClick={onTake}>
          <Wand size={14} />
          <span>
            Use it<span className="max-sm:sr-only"> in the editor</span>
          </span>
        </Button>
      )}
      <Button size="small" disabled={!isSettled} onClick={() => save(after, 'text/plain', 'Dockerfile')}>
        <Download size={14} />
        Dockerfile
      </Button>
      <Button size="small" disabled={!isSettled} onClick={() => void savePatch()}>
        <Download size={14} />
        Patch
      </Button>
      <CopyButton text={after} what="the Dockerfile" label="Copy" />
    </div>
  );
}
