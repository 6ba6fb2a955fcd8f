import { dockerfile, languageOf, minor, type RecipeMaker, runsPrograms, startLine, userLine } from './recipe';

export const dotnet: RecipeMaker = (image) => {
  const version = languageOf(image, 'dotnet')?.version;
  const release = version === undefined ? undefined : (minor(version) ?? `${version}.0`);
  if (release === undefined || !runsPrograms(image)) return undefined;
  // runtime-deps has what .NET needs from the system, not .NET itself.
  const isSelfContained = /runtime-deps/.test(image.reference);
  return {
    language: 'dotnet',
    title: '.NET',
    dockerfile: dockerfile(
      `FROM mcr.microsoft.com/dotnet/sdk:${release} AS build`,
      'WORKDIR /src',
      'COPY . .',
      `RUN dotnet publish -c Release -o /out${isSelfContained ? ' --self-contained' : ''}`,
      '',
      `FROM ${image.reference}`,
      'WORKDIR /app',
      'COPY --from=build /out ./',
      userLine(image),
      isSelfContained ? 'ENTRYPOINT ["/app/app"]' : startLine(image, 'dotnet', ['app.dll']),
    ),
    notes: ['app stands for the name of your project’s assembly.'],
  };
};
