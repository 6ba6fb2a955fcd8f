import type { Scheme } from './pieces';

const one = /^\d+/;
const two = /^\d+\.\d+/;
const lambda = 'public.ecr.aws/lambda';
const devcontainers = 'mcr.microsoft.com/devcontainers';

/** `public.ecr.aws/lambda/python:3.12.2024.01.05.15-x86_64`. */
function lambdaOf(image: string, language: string | undefined, line: RegExp): readonly Scheme[] {
  const repositories = [`${lambda}/${image}`, `docker.io/amazon/aws-lambda-${image}`];
  const common = { family: 'aws-lambda', repositories, line, distribution: 'amazon-linux', isDated: true };
  return [language === undefined ? common : { ...common, language }];
}

function playwrightOf(path: string, language: string): readonly Scheme[] {
  const repositories = [`mcr.microsoft.com/playwright${path}`];
  return [{ family: 'playwright', repositories, language, isOfProgram: true, line: two }];
}

/** `1-3.12-bookworm`: a version of the image before that of the language. */
function devcontainerOf(image: string, language: string, line: RegExp): readonly Scheme[] {
  const repositories = [`${devcontainers}/${image}`, `mcr.microsoft.com/vscode/devcontainers/${image}`];
  return [{ family: 'devcontainers', repositories, language, line, isDated: true }];
}

/** Images of AWS and Microsoft. */
export const vendorSchemes: readonly Scheme[] = [
  ...playwrightOf('', 'nodejs'),
  ...playwrightOf('/python', 'python'),
  ...playwrightOf('/java', 'java'),
  ...playwrightOf('/dotnet', 'dotnet'),
  ...lambdaOf('python', 'python', two),
  ...lambdaOf('nodejs', 'nodejs', one),
  ...lambdaOf('java', 'java', one),
  ...lambdaOf('dotnet', 'dotnet', one),
  ...lambdaOf('ruby', 'ruby', two),
  ...lambdaOf('go', undefined, one),
  ...lambdaOf('provided', undefined, one).map((each) => ({ ...each, release: /^al(2023|2)\b/ })),
  ...devcontainerOf('python', 'python', two),
  ...devcontainerOf('javascript-node', 'nodejs', one),
  ...devcontainerOf('typescript-node', 'nodejs', one),
  ...devcontainerOf('go', 'go', two),
  ...devcontainerOf('rust', 'rust', two),
  ...devcontainerOf('java', 'java', one),
  ...devcontainerOf('dotnet', 'dotnet', two),
  ...devcontainerOf('php', 'php', two),
  ...devcontainerOf('ruby', 'ruby', two),
  ...['base', 'cpp'].map((image) => ({
    family: 'devcontainers',
    repositories: [`${devcontainers}/${image}`, `mcr.microsoft.com/vscode/devcontainers/${image}`],
    line: two,
    isDated: true,
  })),
  {
    family: 'powershell',
    repositories: ['mcr.microsoft.com/powershell'],
    language: 'powershell',
    line: two,
    kinds: /^(lts|preview)$/,
  },
  {
    family: 'windows',
    repositories: ['servercore', 'nanoserver', 'server'].map((image) => `mcr.microsoft.com/windows/${image}`),
    line: one,
    isWindows: true,
  },
  {
    family: 'dotnet-framework',
    repositories: ['runtime', 'aspnet', 'sdk', 'wcf'].map(
      (image) => `mcr.microsoft.com/dotnet/framework/${image}`,
    ),
    language: 'dotnet-framework',
    line: two,
    isWindows: true,
  },
];
