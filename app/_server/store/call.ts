import type { Store } from '@/lib/store/store';
import type { StoreError } from '@/lib/store/store-error';

/** What is asked of the thread of the store; `nth` goes back with the answer. */
export type Call<N extends keyof Store = keyof Store> = {
  readonly nth: number;
  readonly method: N;
  readonly args: Parameters<Store[N]>;
};

/** Errors lose their class and their fields on the way: what we decide on is sent beside them. */
export type Answer =
  | { readonly nth: number; readonly output: unknown }
  | { readonly nth: number; readonly error: Error; readonly code: StoreError['code'] | undefined };
