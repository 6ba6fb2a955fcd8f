import { Ruler } from 'lucide-react';
import { ButtonLink } from '../ui/button';
import { inspectPage } from './event';

/** To where an image is measured; robots, which would measure them all, are asked not to follow it. */
export function MeasureLink({
  image,
  platform,
  label = 'Measure it',
}: {
  readonly image: string;
  readonly platform?: string | undefined;
  readonly label?: string;
}) {
  return (
    <ButtonLink size="small" prefetch={false} rel="nofollow" href={inspectPage(image, platform)}>
      <Ruler size={14} aria-hidden="true" />
      {label}
    </ButtonLink>
  );
}
