import type { CatalogImage } from '../../catalog/image';
import type { StageView } from '../../contents/contents';
import { compareVersions } from '../../contents/version';
import type { Inspection } from '../../inspection';
import { resolveKnown } from '../../path/path';
import type { Command } from '../../shell/command';
import { libraryOf, projectAt, startedProject } from '../../start/dotnet-project';
import { languageOfImage } from '../../start/runtime';
import { defineRule, type Reported } from '../rule';

const rollForward = 'https://learn.microsoft.com/dotnet/core/versions/selection';

export default defineRule({
  id: 'dotnet-framework-differs',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Another .NET than the project is built for',
  why: 'A project file names the version of .NET it is for. An SDK builds for its own version and older ones, not for newer ones; and a program starts on the major version it was built for alone, unless it is told to roll forward.',
  remedy: 'Use the images of the version that the project file names, or change it there.',
  symptoms: [
    'error NETSDK1045: The current .NET SDK does not support targeting .NET 9.0.',
    "You must install or update .NET to run this application. Framework: 'Microsoft.NETCore.App', version '9.0.0' (x64)",
  ],
  references: [
    { title: 'Which version of .NET is used', url: rollForward },
    { title: 'NETSDK1045', url: 'https://learn.microsoft.com/dotnet/core/tools/sdk-errors/netsdk1045' },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'run-without-shell', 'dotnet-runtime-missing'],
  examples: {
    bad: [
      {
        title: 'An SDK that is too old',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\nWORKDIR /src\nCOPY Api/Api.csproj Api/\nRUN [|dotnet restore Api/Api.csproj|]\nCOPY . .\nRUN dotnet publish Api/Api.csproj -c Release -o /out\nFROM mcr.microsoft.com/dotnet/aspnet:9.0\nWORKDIR /app\nCOPY --from=build /out .\nUSER $APP_UID\nENTRYPOINT ["dotnet", "Api.dll"]\n',
        files: {
          'Api/Api.csproj':
            '<Project Sdk="Microsoft.NET.Sdk.Web">\n  <PropertyGroup>\n    <TargetFramework>net9.0</TargetFramework>\n  </PropertyGroup>\n</Project>\n',
        },
      },
      {
        title: 'A runtime of another version',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -c Release -o /out\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\nWORKDIR /app\nCOPY --from=build /out .\nUSER $APP_UID\nENTRYPOINT ["dotnet", [|"Api.dll"|]]\n',
        files: {
          'Api.csproj':
            '<Project Sdk="Microsoft.NET.Sdk.Web">\n  <PropertyGroup>\n    <TargetFramework>net8.0</TargetFramework>\n  </PropertyGroup>\n</Project>\n',
        },
      },
    ],
    good: [
      {
        title: 'An SDK that is newer, and the runtime it is built for',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -c Release -o /out\nFROM mcr.microsoft.com/dotnet/aspnet:8.0\nWORKDIR /app\nCOPY --from=build /out .\nUSER $APP_UID\nENTRYPOINT ["dotnet", "Api.dll"]\n',
        files: {
          'Api.csproj':
            '<Project Sdk="Microsoft.NET.Sdk.Web">\n  <PropertyGroup>\n    <TargetFramework>net8.0</TargetFramework>\n  </PropertyGroup>\n</Project>\n',
        },
      },
      {
        title: 'Told to roll forward',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -c Release -o /out\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\nWORKDIR /app\nENV DOTNET_ROLL_FORWARD=Major\nCOPY --from=build /out .\nUSER $APP_UID\nENTRYPOINT ["dotnet", "Api.dll"]\n',
        files: {
          'Api.csproj':
            '<Project Sdk="Microsoft.NET.Sdk.Web">\n  <PropertyGroup>\n    <TargetFramework>net8.0</TargetFramework>\n  </PropertyGroup>\n</Project>\n',
        },
      },
      {
        title: 'For several',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -c Release -f net8.0 -o /out\nFROM mcr.microsoft.com/dotnet/aspnet:8.0\nWORKDIR /app\nCOPY --from=build /out .\nUSER $APP_UID\nENTRYPOINT ["dotnet", "Api.dll"]\n',
        files: {
          'Api.csproj':
            '<Project Sdk="Microsoft.NET.Sdk.Web">\n  <PropertyGroup>\n    <TargetFrameworks>net8.0;net9.0</TargetFrameworks>\n  </PropertyGroup>\n</Project>\n',
        },
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const reported = firstTooNew(view);
      if (reported) yield reported;
    }
    const reported = atStart(inspection);
    if (reported) yield reported;
  },
});

function dotnetOf(image: CatalogImage | undefined): string | undefined {
  const language = image && languageOfImage(image);
  return language?.name === 'dotnet' ? /^\d+\.\d+/.exec(language.version ?? '')?.[0] : undefined;
}

/** The first command of a stage that an SDK of an older version refuses. */
function firstTooNew(view: StageView): Reported | undefined {
  const { image, stage } = view;
  const version = dotnetOf(image);
  if (!image || version === undefined) return undefined;
  for (const [index, { run }] of stage.steps.entries()) {
    for (const command of run?.script.commands ?? []) {
      if (!run || command.runs !== 'always' || !command.failureCounts) continue;
      const path = builtBy(command);
      const project = path === undefined ? undefined : projectAt(view, index, path);
      if (!project || compareVersions(version, project.framework) >= 0) continue;
      return {
        span: run.toSource(command.span),
        stage: stage.index,
        certainty: 'certain',
        consequence: 'will-not-build',
        message: [
          `\`${project.file}\` is for .NET ${project.framework}, and the SDK of \`${image.reference}\` is ${version}: it builds for no newer one`,
          { more: ' (NETSDK1045).' },
        ],
        remedy: `Build with the SDK of .NET ${project.framework} or newer.`,
        evidence: [{ text: 'Which version of .NET is used.', source: rollForward }],
      };
    }
  }
  return undefined;
}

/** The directory or project that `dotnet build` and its like are given. */
function builtBy({ args, directory, name }: Command): string | undefined {
  const [verb, first] = args.map(({ text }) => text);
  if (name !== 'dotnet' || !/^(build|pack|publish|restore|test)$/.test(verb ?? '')) return undefined;
  if (args.some(({ text }) => text === undefined || /^(-f|--framework|[-/]p)\b|TargetFramework/.test(text)))
    return undefined;
  return first === undefined || first.startsWith('-') ? directory : resolveKnown(directory, first);
}

/** `dotnet Api.dll` on a runtime of another major version. */
function atStart({ target }: Inspection): Reported | undefined {
  const { image, stage, start, view } = target ?? {};
  const version = dotnetOf(image);
  if (!image || !stage || !view || !start || version === undefined || start.inherited) return undefined;
  const library = libraryOf(start);
  if (!library || bringsOwn(view)) return undefined;
  if (stage.end.variables.get('DOTNET_ROLL_FORWARD') !== undefined) return undefined;
  const project = startedProject(view, start);
  if (!project || project.isFlexible) return undefined;
  const [built, runs] = [project.framework, version].map((each) => each.split('.')[0]);
  if (built === runs) return undefined;
  return {
    span: library.span ?? start.span,
    stage: stage.index,
    certainty: 'certain',
    message: [
      `\`${project.file}\` is for .NET ${project.framework}, and \`${image.reference}\` has ${version}: the program starts on no other major version`,
      { more: ' ("You must install or update .NET").' },
    ],
    remedy: `Run it on .NET ${project.framework}, build it for .NET ${version}, or set \`DOTNET_ROLL_FORWARD=Major\` where a newer one may do.`,
    evidence: [{ text: 'When .NET rolls forward.', source: rollForward }],
  };
}

/** Another .NET may come beside that of the base. */
function bringsOwn({ tree }: StageView): boolean {
  return [...tree.writes.keys()].some((path) => /\/(\.?dotnet|shared)$/.test(path) || path === '/');
}
