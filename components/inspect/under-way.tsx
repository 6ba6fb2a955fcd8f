import { Button } from '../ui/button';
import { Again } from '../ui/icons';
import { ProgressBar } from './progress-bar';

const secondsBetween = 3;

/** How far an image is, for browsers without scripts: the page loads itself anew until it is done. */
export function UnderWay({
  image,
  platform,
  last,
}: {
  readonly image: string;
  readonly platform: string | undefined;
  /** Undefined where it has not been begun. */
  readonly last: Parameters<typeof ProgressBar>[0]['state'] | undefined;
}) {
  return (
    <form action="/inspect" className="space-y-3 rounded-md border border-line bg-surface p-4">
      <input type="hidden" name="image" value={image} />
      {platform !== undefined && <input type="hidden" name="platform" value={platform} />}
      <input type="hidden" name="start" value="yes" />
      {last === undefined ? (
        <p>It has not been measured yet.</p>
      ) : (
        <>
          <noscript>
            <meta httpEquiv="refresh" content={String(secondsBetween)} />
          </noscript>
          <ProgressBar state={last} />
          <p className="text-muted">It is being measured. This page loads itself anew until it is done.</p>
        </>
      )}
      <Button type="submit" size="small">
        <Again size={14} />
        {last === undefined ? 'Measure it' : 'Reload'}
      </Button>
    </form>
  );
}
