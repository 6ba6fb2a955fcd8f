'use client';

import { useEffect } from 'react';
import { choose } from './chosen';

/** Remembers what is compared here. */
export function RememberChosen({ ids }: { readonly ids: string }) {
  useEffect(() => choose(ids.split(',')), [ids]);
  return null;
}
