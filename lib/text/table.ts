declare const withoutPrototype: unique symbol;

/** Values by name in an object without a prototype: `constructor` is found only where it was put in. */
export type Table<T> = { readonly [name: string]: T } & { readonly [withoutPrototype]: true };

export function table<T>(entries: Readonly<Record<string, T>>): Table<T> {
  return Object.assign(Object.create(null), entries);
}

/** What an object itself holds under a name that a text gives; what it inherits is not found. */
export function own<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
