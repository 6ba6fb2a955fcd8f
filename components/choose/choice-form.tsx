import type { Starter } from '@/lib/rewrite/starter';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Checkbox, Field, Select } from '../ui/field';
import { PageLink } from '../ui/page-link';

type Props = {
  readonly starters: readonly Starter[];
  readonly starter: Starter;
  readonly release: string | undefined;
  readonly releases: readonly string[];
  readonly callsC: boolean;
  readonly keepWords: ReadonlySet<string>;
};

const wanted = [
  { word: 'anonymous', label: 'Pulled without a login' },
  { word: 'shell', label: 'Keep a shell' },
  { word: 'glibc', label: 'glibc' },
  { word: 'long-term', label: 'Long-term releases' },
];

/** A form of links and fields: works by keyboard and without JavaScript, and its answer has an address. */
export function ChoiceForm({ starters, starter, release, releases, callsC, keepWords }: Props) {
  return (
    <div className="space-y-4 rounded-md border border-line bg-surface p-4">
      <nav aria-label="Language">
        <ul className="flex flex-wrap gap-1.5">
          {starters.map(({ id, title }) => (
            <li key={id}>
              <PageLink
                href={`/choose?language=${id}`}
                aria-current={id === starter.id ? 'true' : undefined}
                className={classes(
                  'inline-flex h-8 items-center rounded-md border px-3 text-sm font-medium',
                  id === starter.id
                    ? 'border-accent bg-accent-soft text-ink'
                    : 'border-line text-muted hover:border-control hover:text-ink',
                )}
              >
                {title}
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
      <form action="/choose" className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <input type="hidden" name="language" value={starter.id} />
        <Field label="Release" className="w-32">
          {(wiring) => (
            <Select {...wiring} key={starter.id} name="release" defaultValue={release}>
              {releases.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
          <legend className="mb-1 text-sm font-medium">It has to have</legend>
          {wanted.map(({ word, label }) => (
            <Checkbox
              key={word}
              name="keep"
              value={word}
              label={label}
              defaultChecked={keepWords.has(word)}
              className="flex-none"
            />
          ))}
          {starter.mayCallC && (
            <Checkbox
              name="c"
              value="1"
              label="Calls C (cgo)"
              defaultChecked={callsC}
              className="flex-none"
            />
          )}
        </fieldset>
        <Button type="submit" variant="primary">
          Show bases
        </Button>
      </form>
    </div>
  );
}
