import type { GalleryExample } from './example';

/** The same Go builder on four bases: what people meet first. */
function goOn(base: string): string {
  return `FROM golang:1.17 AS builder
WORKDIR /app
COPY . .
RUN go build -o myapp

FROM ${base}
COPY --from=builder /app/myapp /myapp
CMD ["/myapp"]
`;
}

export const goExamples: readonly GalleryExample[] = [
  {
    id: 'go-scratch',
    title: 'Go on scratch',
    shows: 'A binary that may look for a loader which is not there.',
    dockerfile: goOn('scratch'),
  },
  {
    id: 'go-distroless',
    title: 'Go on Distroless, Debian 11',
    shows: 'It starts, on a base that gets no more fixes.',
    dockerfile: goOn('gcr.io/distroless/base-debian11'),
  },
  {
    id: 'go-ubi-minimal',
    title: 'Go on UBI 8 minimal',
    shows: 'A builder with a newer glibc than the base.',
    dockerfile: goOn('registry.access.redhat.com/ubi8/ubi-minimal'),
  },
  {
    id: 'go-wolfi',
    title: 'Go on wolfi',
    shows: 'An image name that is not what it seems.',
    dockerfile: goOn('wolfi:latest'),
  },
];
