import type { Judged } from '../report/judged';
import type { Report } from '../report/report';
import type { RewriteAnswer } from '../report/rewrite';
import { wellFormed } from '../text/well-formed';

/** What a form of the report is called, for those who only offer it. */
export type Form = {
  /** As in `--format` and `?format=`. */
  readonly id: string;
  /** What people choose it by. */
  readonly title: string;
  readonly mediaType: string;
  /** Of the file that is saved. */
  readonly fileName: string;
};

/** One form of what was found. Whatever a Dockerfile brings into it, the text can be shown in a terminal. */
export type Format = Form & {
  /** Whether it says what files could stand on: of each, or of one that is alone. Left out: of none. */
  readonly saysBases?: 'of-each' | 'of-one';
  /** Many files in one document. */
  renderAll(judged: readonly Judged[], setting: Setting): string;
  /** The same of one file that no settings of a project were applied to. */
  render(report: Report, setting: FileSetting): string;
};

/** Where reports are shown. */
export type Setting = {
  /** Colours and bold for a terminal. */
  readonly colour: boolean;
  /** The terminal opens links that stand behind words. */
  readonly hyperlinks?: boolean;
  /** Width of the terminal, where lines are to be broken for one. */
  readonly columns?: number;
  /** It is one of several files that were asked for, if perhaps the only one that could be read. */
  readonly isMany?: boolean;
  /**
   * What the one file could stand on, where that was asked for, and the command that makes one of the plans but for its
   * base.
   */
  readonly moves?: Pick<RewriteAnswer, 'plans' | 'unanswered'> & { readonly command: string };
  /** Address of the page with the report, where it has one. */
  readonly address: string | undefined;
  /** Address of the server with the pages of the rules, where one is known. */
  readonly site: string | undefined;
};

/** Where the report of one file is shown. */
export type FileSetting = Setting & {
  /** What the Dockerfile is called. */
  readonly file: string;
};

/** Of its file, and of the address that answers it: `.sarif`. */
export function endingOf({ fileName }: Pick<Form, 'fileName'>): string {
  return fileName.slice(fileName.lastIndexOf('.'));
}

export function defineFormat(format: Omit<Format, 'render'>): Format {
  return {
    ...format,
    render: (report, { file, ...setting }) => format.renderAll([{ file, report, suppressed: [] }], setting),
  };
}

/** The page of a rule, where the address of a server is known. */
export function rulePage(id: string, { site }: Pick<Setting, 'site'>): string | undefined {
  return site === undefined ? undefined : `${site}/rules/${encodeURIComponent(wellFormed(id))}`;
}
