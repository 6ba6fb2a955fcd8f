import type { CatalogImage } from '../../catalog/image';
import { certificatesLine, dockerfile, isPlainBase, newest, type RecipeMaker, userLine } from './recipe';

/** Programs linked statically run on every Linux image, whatever its C library, so these need no matching builder. */

function final(image: CatalogImage, certificates: string | undefined): string {
  return dockerfile(
    `FROM ${image.reference}`,
    certificates,
    'COPY --from=build /out/app /app',
    userLine(image),
    'ENTRYPOINT ["/app"]',
  );
}

export const go: RecipeMaker = (image, catalog) => {
  const builder = newest(
    catalog,
    'golang',
    ({ facts }) => facts.libc.known && facts.libc.value.family === 'glibc',
  );
  if (!isPlainBase(image) || builder === undefined) return undefined;
  const zones = image.facts.timeZoneData;
  const hasNoZones = zones.known && !zones.value;
  return {
    language: 'go',
    title: 'Go',
    dockerfile: dockerfile(
      `FROM ${builder.reference} AS build`,
      'WORKDIR /src',
      'COPY go.mod go.sum ./',
      'RUN go mod download',
      'COPY . .',
      `RUN CGO_ENABLED=0 go build -trimpath ${hasNoZones ? '-tags timetzdata ' : ''}-o /out/app .`,
      '',
      final(image, certificatesLine(image)).trimEnd(),
    ),
    notes: [
      'CGO_ENABLED=0 makes the program static: it asks for no loader and no C library.',
      ...(hasNoZones
        ? ['The image has no time-zone data; the tag timetzdata puts it into the program.']
        : []),
      ...(certificatesLine(image)
        ? ['The image has no root certificates; they come from the build stage.']
        : []),
    ],
  };
};

export const rust: RecipeMaker = (image, catalog) => {
  const builder = newest(
    catalog,
    'rust',
    ({ facts }) => facts.libc.known && facts.libc.value.family === 'musl',
  );
  if (!isPlainBase(image) || builder === undefined) return undefined;
  return {
    language: 'rust',
    title: 'Rust',
    dockerfile: dockerfile(
      `FROM ${builder.reference} AS build`,
      'WORKDIR /src',
      'COPY . .',
      'ENV RUSTFLAGS="-C target-feature=+crt-static"',
      'RUN cargo build --release --locked && install -D target/release/app /out/app',
      '',
      final(image, certificatesLine(image)).trimEnd(),
    ),
    notes: [
      'Built on Alpine and linked statically against musl, so no C library is needed where it runs.',
      'Replace app by the name of your binary in Cargo.toml.',
      'A crate that links a C library, such as openssl-sys, needs that library’s static form in the build stage.',
    ],
  };
};

export const c: RecipeMaker = (image, catalog) => {
  const builder = newest(catalog, 'alpine');
  if (!isPlainBase(image) || builder === undefined) return undefined;
  return {
    language: 'c',
    title: 'C and C++',
    dockerfile: dockerfile(
      `FROM ${builder.reference} AS build`,
      'RUN apk add --no-cache build-base ca-certificates',
      'WORKDIR /src',
      'COPY . .',
      'RUN mkdir /out && gcc -O2 -static -o /out/app main.c',
      '',
      final(image, certificatesLine(image)).trimEnd(),
    ),
    notes: [
      'Linked statically against musl, so no C library is needed where it runs. For C++ write g++ in place of gcc.',
      'A program that loads plug-ins or looks up users through glibc’s name service needs a base with glibc instead.',
    ],
  };
};
