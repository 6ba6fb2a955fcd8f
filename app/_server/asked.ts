import 'server-only';

/** What a route needs of a request, the platform's own or one that the server in front of Next has read. */
export type Asked = {
  readonly url: string;
  readonly headers: Pick<Headers, 'get'>;
  /** Aborted when the one who asked leaves. */
  readonly signal: AbortSignal;
  readonly body: { getReader(): BodyReader } | null;
};

/** As of a ReadableStream of bytes: https://streams.spec.whatwg.org/#default-reader-class */
type BodyReader = {
  read(): Promise<
    | { readonly done: false; readonly value: Uint8Array }
    | { readonly done: true; readonly value?: Uint8Array | undefined }
  >;
  cancel(): Promise<void>;
};
