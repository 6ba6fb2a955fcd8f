import { Button, buttonClasses } from '../ui/button';
import { Field, TextInput } from '../ui/field';
import { Both } from '../ui/icons';
import { Popover } from '../ui/popover';

/** Asks for the other report; works without a script. */
export function CompareForm({ id }: { readonly id: string }) {
  return (
    <form action="/shared/compare" method="get">
      <input type="hidden" name="report" value={id} />
      <Field
        label="Compare with another report"
        hint="What is gone, new and kept, and the bases before and after; the older report comes first."
      >
        {(wiring) => (
          <span className="flex gap-2">
            <TextInput {...wiring} name="report" placeholder="Its link or id" autoComplete="off" required />
            <Button type="submit">Compare</Button>
          </span>
        )}
      </Field>
    </form>
  );
}

/** The same behind a button. */
export function CompareMenu({ id }: { readonly id: string }) {
  return (
    <Popover
      label={
        <>
          <Both size={14} />
          <span className="max-sm:sr-only">Compare</span>
        </>
      }
      className={buttonClasses({ variant: 'quiet', size: 'small' })}
    >
      <CompareForm id={id} />
    </Popover>
  );
}
