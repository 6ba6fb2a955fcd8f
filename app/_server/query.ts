import 'server-only';
import { clip, type Fault } from '@/lib/report/read-request';
import { RequestError } from './problem';

/** Refuses what an address was asked that it does not know: nothing is passed over in silence. */
export function unknownParameters(search: URLSearchParams, known: ReadonlySet<string>): Fault[] {
  return [...new Set(search.keys())]
    .filter((name) => !known.has(name))
    .map((name) => ({ path: clip(name), message: 'is not a parameter of this address' }));
}

/** The one value of a parameter, `undefined` where it is not given; given twice is a fault. */
export function single(search: URLSearchParams, name: string, faults: Fault[]): string | undefined {
  const [value, ...more] = search.getAll(name);
  if (more.length > 0) faults.push({ path: name, message: 'is given more than once' });
  return value;
}

/** Throws the faults, if there are any, as one problem that names the first in its sentence. */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalid(faults);
}

/** Several faults as one problem, the first in its sentence. */
export function invalid(faults: readonly Fault[]): RequestError {
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  const subject = first?.path ? `\`${first.path}\`` : 'The body';
  return new RequestError('invalid-request', `${subject} ${first?.message ?? 'is wrong'}${more}.`, faults);
}
