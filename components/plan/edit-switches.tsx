import { type EditGroup, groupEdits } from '@/lib/render/plan-words';
import type { Plan } from '@/lib/report/rewrite';
import { InlineProse } from '../report/prose';
import { classes } from '../ui/classes';

/** Every edit with its reason; what is switched off is left out, and the rest is read again. */
export function EditSwitches({
  plan,
  shown,
  without,
  onChange,
}: {
  /** With all of its edits. */
  readonly plan: Plan;
  readonly shown: Plan;
  /** Ids of those that are off. */
  readonly without: readonly string[];
  readonly onChange: (without: readonly string[]) => void;
}) {
  const all = groupEdits(plan.edits);
  const known = new Set(all.map(({ id }) => id));
  const further = groupEdits(shown.edits).filter(({ id }) => !known.has(id));
  return (
    <section aria-label="Edits">
      <h3 className="mb-1 text-sm font-semibold">
        {all.length === 1 ? 'The one edit, and why' : `The ${all.length} edits, and why`}
      </h3>
      <ul className="overflow-hidden rounded-md border border-line bg-surface">
        {[...all, ...further].map((edit) => (
          <li key={edit.id} className="border-t border-line first:border-t-0">
            <Switch
              edit={edit}
              isOn={!without.includes(edit.id)}
              onToggle={(isOn) =>
                onChange(isOn ? without.filter((id) => id !== edit.id) : [...without, edit.id])
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Switch({
  edit: { because, isFixed, lines, safety },
  isOn,
  onToggle,
}: {
  readonly edit: EditGroup;
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
}) {
  return (
    <label
      className={classes(
        'grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 px-3 py-2 text-sm',
        isFixed ? 'cursor-default' : 'cursor-pointer',
      )}
    >
      <input
        type="checkbox"
        checked={isOn}
        disabled={isFixed}
        onChange={(event) => onToggle(event.target.checked)}
        className="mt-0.5 size-4 accent-(--accent)"
      />
      <span>
        <span className={classes(!isOn && 'text-muted line-through decoration-muted/60')}>
          <InlineProse text={because} />
        </span>{' '}
        <span className="text-muted">
          {lines.length === 1 ? 'Line' : 'Lines'} {lines.join(', ')}
          {safety === 'review' && ', to review'}
        </span>
      </span>
    </label>
  );
}
