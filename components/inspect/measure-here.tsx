'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { Measuring } from './measuring';

/** Measures an image, then shows what was found in place of this page. */
export function MeasureHere({
  image,
  platform,
}: {
  readonly image: string;
  readonly platform: string | undefined;
}) {
  const router = useRouter();
  const show = useCallback((page: string) => router.replace(page), [router]);
  return <Measuring image={image} platform={platform} onDone={show} />;
}
