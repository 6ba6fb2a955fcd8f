import type { Report } from '../report/report';
import type { RewriteAnswer } from '../report/rewrite';

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

/** One form of the report. The command line, the API and the pages offer every form of the shelf. */
export type Format = Form & {
  /** Whatever a Dockerfile brings into the report, the text can be shown in a terminal. */
  render(report: Report, setting: Setting): string;
};

/** Where a report is shown. */
export type Setting = {
  /** What the Dockerfile is called. */
  readonly file: string;
  /** Colours and bold for a terminal. */
  readonly colour: boolean;
  /** What it could stand on, where that was asked for, and the command that makes one of the plans but for its base. */
  readonly moves?: Pick<RewriteAnswer, 'plans' | 'unanswered'> & { readonly command: string };
  /** Address of the page with the report, where it has one. */
  readonly address: string | undefined;
  /** Address of the server with the pages of the rules, where one is known. */
  readonly site: string | undefined;
};

/** Of its file, and of the address that answers it: `.sarif`. */
export function endingOf({ fileName }: Pick<Form, 'fileName'>): string {
  return fileName.slice(fileName.lastIndexOf('.'));
}

export function defineFormat(format: Format): Format {
  return format;
}
