import type { MouseEvent } from 'react';
import { ButtonLink } from '../ui/button';
import { Ruler } from '../ui/icons';
import { inspectPage } from './address';

/** To where an image is measured; robots, which would measure them all, are asked not to follow it. */
export function MeasureLink({
  image,
  platform,
  name,
  onClick,
}: {
  readonly image: string;
  readonly platform?: string | undefined;
  /** Which image, for people who do not see what stands beside it. */
  readonly name?: string;
  readonly onClick?: (event: MouseEvent) => void;
}) {
  return (
    <ButtonLink
      size="small"
      rel="nofollow"
      href={inspectPage(image, platform)}
      {...(name !== undefined && { 'aria-label': name })}
      {...(onClick && { onClick })}
    >
      <Ruler size={14} />
      Measure it
    </ButtonLink>
  );
}
