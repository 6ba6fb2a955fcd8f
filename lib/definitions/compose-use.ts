import type { Check, Use } from './definition';
import type { Filling } from './filling';
import type { Placed } from './placed';
import { firstItems, textOf, type Value, valueAt } from './value';
import { splitWords } from './words';

const mounting = ['volumes', 'configs', 'secrets', 'tmpfs', 'volumes_from'];
/** Parts of `source:target:options`, and of a path alone. */
const placeIn = /(?:^|:)(\/[^:]*)(?::[a-z,]+)?$/i;

/** What a service says of the container of its image. */
export function composeUse(service: Value, filling: Filling): Use {
  const user = filling.text(valueAt(service, 'user'));
  const entrypoint = commandOf(valueAt(service, 'entrypoint'), filling);
  const command = commandOf(valueAt(service, 'command'), filling);
  const isOpen = Object.entries({ user, entrypoint, command }).some(
    ([key, known]) => known === undefined && (valueAt(service, key)?.kind ?? 'empty') !== 'empty',
  );
  return {
    user,
    entrypoint,
    command,
    isOpen,
    checks: checksOf(valueAt(service, 'healthcheck'), filling),
    mounts: [
      ...mounting.flatMap((key) => mountsOf(valueAt(service, key), filling)),
      // With another PATH a program may be wherever there is one, as behind a mount of which nothing is known.
      ...(setsPath(valueAt(service, 'environment')) ? ['/'] : []),
    ],
    nonRoot: undefined,
  };
}

function setsPath(environment: Value | undefined): boolean {
  if (environment?.kind === 'table') return environment.entries.has('PATH');
  return firstItems(environment).some((item) => textOf(item)?.text.startsWith('PATH=') === true);
}

/** Neither form goes through a shell. */
function commandOf(value: Value | undefined, filling: Filling): readonly Placed[] | undefined {
  if (value === undefined || value.kind === 'empty') return undefined;
  if (value.kind === 'list') return filling.texts(value);
  const text = filling.text(value);
  return text && splitWords(text);
}

/** A text is run by the shell; a list says in its first word by what. */
function checksOf(value: Value | undefined, filling: Filling): readonly Check[] {
  const test = valueAt(value, 'test');
  if (test === undefined || textOf(valueAt(value, 'disable'))?.text === 'true') return [];
  const { span } = test;
  if (test.kind === 'text') {
    const text = filling.text(test);
    return text === undefined ? [] : [{ of: 'health', span, command: { form: 'shell', text } }];
  }
  const [by, ...words] = filling.texts(test) ?? [];
  const [text] = words;
  if (text === undefined) return [];
  if (by?.text === 'CMD-SHELL') return [{ of: 'health', span, command: { form: 'shell', text } }];
  return by?.text === 'CMD' ? [{ of: 'health', span, command: { form: 'exec', words } }] : [];
}

function mountsOf(value: Value | undefined, filling: Filling): readonly string[] {
  if (value === undefined || value.kind === 'empty') return [];
  if (value.kind === 'text') return [mountOf(filling.quietly(value)?.text)];
  return firstItems(value).map((item) => mountOf(filling.quietly(valueAt(item, 'target') ?? item)?.text));
}

function mountOf(written: string | undefined): string {
  return placeIn.exec(written ?? '')?.[1] ?? '/';
}
