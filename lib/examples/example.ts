import type { ReportOptions } from '../report/report';

/** A Dockerfile to start from. Its id stays in links: `/analyze?example=go-scratch`. */
export type GalleryExample = {
  readonly id: string;
  /** What the file is: "Go on scratch". */
  readonly title: string;
  /** What there is to see, one short sentence. */
  readonly shows: string;
  readonly dockerfile: string;
  readonly options?: Partial<Pick<ReportOptions, 'target' | 'buildArgs' | 'platform'>>;
};
