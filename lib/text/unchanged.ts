/** A type that nothing may change, all through. */
export type Unchanged<T> = { readonly [Key in keyof T]: Unchanged<T[Key]> };
