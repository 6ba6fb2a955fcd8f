'use client';

import { TextLink } from '../ui/text-link';
import { useChosen } from './chosen';

/** Back to what was compared last in this tab. */
export function GoOn() {
  const ids = useChosen();
  if (ids.length === 0) return null;
  return (
    <p className="mb-6">
      <TextLink href={`/compare?with=${ids.join(',')}`}>
        Go on with {ids.length === 1 ? 'the image' : `the ${ids.length} images`} you looked at last
      </TextLink>
    </p>
  );
}
