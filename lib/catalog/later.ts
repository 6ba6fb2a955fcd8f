/** An object whose properties are worked out when somebody asks for one, and once. */
export function later<Values extends object>(
  makers: {
    readonly [Name in keyof Values]: () => Values[Name];
  },
): Values;
export function later(makers: Readonly<Record<string, () => unknown>>): unknown {
  return Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(makers).map(([name, make]) => [
        name,
        { get: once(make), enumerable: true, configurable: true },
      ]),
    ),
  );
}

/** What is made when somebody asks for it, and once. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
