import { Columns3 } from 'lucide-react';
import { Button } from '../ui/button';

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
      <Columns3 size={14} aria-hidden="true" />
      Compare{count ? ` ${count}` : ''}
    </Button>
  );
}
