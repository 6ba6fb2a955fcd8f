import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Disclosure } from '../ui/disclosure';
import { Field } from '../ui/field';
import { X } from '../ui/icons';
import type { Neighbours } from './use-neighbours';

/** Files of the build context that settle what the Dockerfile leaves open; without JavaScript they go with the form. */
export function NeighbourFiles({
  neighbours: { add, names, refused, remove },
}: {
  readonly neighbours: Neighbours;
}) {
  return (
    <Disclosure
      className="border-t border-line px-3"
      summary={
        <span className="flex min-w-0 flex-1 items-baseline gap-2 text-sm">
          <span className="whitespace-nowrap">Files beside it</span>
          <span className="truncate font-normal text-muted">
            {names.length === 0 ? '.dockerignore, package.json, go.mod, entrypoint.sh …' : names.join(', ')}
          </span>
        </span>
      }
    >
      <div className="space-y-2 pt-1 pb-3">
        <Field
          label="Choose files, or drop them on the editor"
          hint="Read for the report, and never stored: a shared report names them alone."
          error={refused}
        >
          {(wiring) => (
            <input
              {...wiring}
              type="file"
              name="files"
              multiple
              onChange={(event) => {
                const chosen = [...(event.target.files ?? [])];
                event.target.value = '';
                void add(chosen);
              }}
              className={classes(
                // The browser would say that no file is chosen, as each is taken at once.
                names.length === 0 ? 'text-muted' : 'text-transparent',
                'w-full text-sm file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-control file:bg-surface file:px-3 file:text-sm file:text-ink',
              )}
            />
          )}
        </Field>
        {names.length > 0 && (
          <ul className="flex flex-wrap gap-1.5">
            {names.map((name) => (
              <li
                key={name}
                className="flex items-center rounded-md border border-line pl-2 font-mono text-xs"
              >
                <span className="break-all">{name}</span>
                <Button
                  variant="quiet"
                  size="small"
                  onClick={() => remove(name)}
                  aria-label={`Leave out ${name}`}
                >
                  <X size={13} />
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Disclosure>
  );
}
