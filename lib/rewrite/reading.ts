import { type Examined, examine, readSubject, type Subject } from '../analyze';
import type { Catalog } from '../catalog/image';
import type { AnalyzeRequest } from '../report/request';

/** What is in a text, and what the rules say of it: they are asked when somebody wants to know. */
export type Reading = Pick<Subject, 'inspection'> & Pick<Examined, 'findings' | 'omitted' | 'grade'>;

export type Read = (dockerfile: string) => Reading;

/** Reads texts with the options of one request; `first`: its own text, where that was read already. */
export function readerOf(asked: AnalyzeRequest, catalog: Catalog, today: string, first?: Subject): Read {
  return (dockerfile) => {
    const subject =
      first !== undefined && dockerfile === asked.dockerfile
        ? first
        : readSubject({ ...asked, dockerfile }, catalog, today);
    let examined: Examined | undefined;
    const said = () => {
      examined ??= examine(subject);
      return examined;
    };
    return {
      inspection: subject.inspection,
      get findings() {
        return said().findings;
      },
      get omitted() {
        return said().omitted;
      },
      get grade() {
        return said().grade;
      },
    };
  };
}
