'use client';

import { ButtonLink } from '../ui/button';
import { Columns } from '../ui/icons';
import { useChosen } from './chosen';

/** To the comparison with this image: beside those compared last in this tab, by itself where there are none. */
export function AddToComparison({ id }: { readonly id: string }) {
  const others = useChosen().filter((other) => other !== id);
  return (
    <ButtonLink size="small" href={`/compare?with=${[...others, id].join(',')}`}>
      <Columns size={14} />
      Add to comparison
      {others.length > 0 && <span className="font-normal text-muted">of {others.length}</span>}
    </ButtonLink>
  );
}
