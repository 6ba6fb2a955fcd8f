import 'server-only';
import type { Store } from '@/lib/store/store';
import { observed } from '../observe';

/** The same store; how long its calls take is told. */
export function observedStore(store: Store): Store {
  return new Proxy(store, {
    get(target, name, receiver) {
      const method = Reflect.get(target, name, receiver);
      if (typeof method !== 'function' || typeof name !== 'string') return method;
      return (...args: unknown[]) =>
        observed('store', name, async () => await Reflect.apply(method, target, args));
    },
  });
}
