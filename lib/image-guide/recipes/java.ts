import {
  dockerfile,
  hasMusl,
  languageOf,
  major,
  type RecipeMaker,
  runsPrograms,
  startLine,
  userLine,
} from './recipe';

/** Java releases with long-term support; a class file for an older one runs on every later runtime. */
const longTerm = [25, 21, 17, 11, 8];

export const java: RecipeMaker = (image) => {
  const version = languageOf(image, 'java')?.version;
  if (version === undefined || !runsPrograms(image)) return undefined;
  const runtime = Number(major(version));
  const builder = longTerm.find((release) => release <= runtime);
  if (builder === undefined) return undefined;
  return {
    language: 'java',
    title: 'Java',
    dockerfile: dockerfile(
      `FROM eclipse-temurin:${builder}-jdk AS build`,
      'WORKDIR /src',
      'COPY . .',
      'RUN ./mvnw --batch-mode package',
      '',
      `FROM ${image.reference}`,
      'COPY --from=build /src/target/app.jar /app/app.jar',
      userLine(image),
      startLine(image, 'java', ['-jar', '/app/app.jar']),
    ),
    notes: [
      `Compiled with Java ${builder}, which runs on the image’s Java ${runtime}.`,
      'app.jar stands for the name your build gives; with Gradle run ./gradlew build and copy from build/libs.',
      ...(hasMusl(image)
        ? ['The C library is musl: a dependency that brings native code for glibc does not load.']
        : []),
    ],
  };
};
