import { Button } from '../ui/button';
import { Columns } from '../ui/icons';

/** Sends the ticked images to the comparison. Its form stands outside the filters' form. */
export function CompareButton({ count }: { readonly count?: number }) {
  return (
    <Button
      type="submit"
      form="compare"
      size="small"
      variant={count ? 'primary' : 'secondary'}
      disabled={count === 0}
      title="Tick two to five images"
    >
      <Columns size={14} />
      Compare{count ? ` ${count}` : ''}
    </Button>
  );
}
