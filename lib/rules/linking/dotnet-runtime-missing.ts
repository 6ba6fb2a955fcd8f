import type { Traits } from '../../catalog/traits';
import type { Inspection, Target } from '../../inspection';
import { baseName } from '../../path/path';
import { bringsDotnet, leavesRuntimeOut } from '../../start/dotnet';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'dotnet-runtime-missing',
  severity: 'error',
  consequence: 'will-not-start',
  title: '.NET program on an image without the runtime it asks for',
  why: 'Three images build on one another: `runtime-deps` has the libraries that .NET needs and no .NET, `runtime` adds .NET, `aspnet` adds ASP.NET Core. What `dotnet publish` makes by default brings no runtime of its own.',
  remedy: 'Use the image with the runtime, or publish the program self-contained.',
  symptoms: [
    'exec: "dotnet": executable file not found in $PATH',
    'You must install .NET to run this application.',
    "You must install or update .NET to run this application. Framework: 'Microsoft.AspNetCore.App'",
  ],
  references: [
    {
      title: '.NET images and what is in them',
      url: 'https://github.com/dotnet/dotnet-docker/blob/main/README.md',
    },
    {
      title: '.NET application publishing',
      url: 'https://learn.microsoft.com/dotnet/core/deploying/',
    },
  ],
  aliases: [],
  yieldsTo: ['command-not-found'],
  examples: {
    bad: [
      {
        title: 'dotnet where there is none',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble\nCOPY app /app\nUSER $APP_UID\nENTRYPOINT [[|"dotnet"|], "/app/app.dll"]\n',
      },
      {
        title: 'Published without its runtime',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -c Release --no-self-contained -o /app\nFROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble\nWORKDIR /app\nCOPY --from=build /app .\nUSER $APP_UID\nENTRYPOINT [[|"./Shop"|]]\n',
      },
      {
        title: 'A web application on the plain runtime',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/runtime:10.0-noble\nENV [|ASPNETCORE_URLS=http://+:8080|]\nCOPY app /app\nUSER $APP_UID\nENTRYPOINT ["dotnet", "/app/Shop.dll"]\n',
      },
    ],
    good: [
      {
        title: 'The project may say it',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -c Release -o /app\nFROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble\nWORKDIR /app\nCOPY --from=build /app .\nUSER $APP_UID\nENTRYPOINT ["./Shop"]\n',
      },
      {
        title: 'Self-contained',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -c Release --self-contained -o /app\nFROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble\nWORKDIR /app\nCOPY --from=build /app .\nUSER $APP_UID\nENTRYPOINT ["./Shop"]\n',
      },
      {
        title: 'With ASP.NET Core',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble\nENV ASPNETCORE_URLS=http://+:8080\nCOPY app /app\nUSER $APP_UID\nENTRYPOINT ["dotnet", "/app/Shop.dll"]\n',
      },
    ],
  },
  *check(inspection) {
    const { target } = inspection;
    const { reference, traits } = target?.image ?? {};
    const parts = traits?.runtimeParts;
    if (!target || !reference || !parts) return;
    const reported = reference.includes(`/${parts.dependencies}:`)
      ? onDependencies(inspection, target, reference, parts)
      : reference.includes(`/${parts.runtime}:`)
        ? onPlainRuntime(target, reference, parts)
        : undefined;
    if (reported) yield reported;
  },
});

type Parts = NonNullable<Traits['runtimeParts']>;

/** `dotnet app.dll`, or the host that `dotnet publish` puts beside it, where there is no .NET. */
function onDependencies(
  { dockerfile }: Inspection,
  target: Target,
  reference: string,
  { dependencies, runtime, web }: Parts,
): Reported | undefined {
  const { stage, start, view } = target;
  const withRuntime = reference.replace(`/${dependencies}:`, `/${runtime}:`);
  const [first] = start?.argv ?? [];
  if (!start || start.inherited || !first) return undefined;
  if (view.tree.unknowns.length > 0 || bringsDotnet(view)) return undefined;
  if (first.text === 'dotnet') {
    return {
      span: first.span ?? start.span,
      stage: stage.index,
      certainty: 'certain',
      message: `\`${reference}\` holds what .NET needs, not .NET itself: there is no \`dotnet\`, and the container will not start.`,
      remedy: `Use \`${withRuntime}\` (or \`${web}\`), or publish with \`--self-contained\` and start the program itself.`,
    };
  }
  const executable = target.executables.find(({ of }) => of === 'start');
  const { traced } = executable ?? {};
  if (traced?.kind !== 'made' || traced.effect.kind !== 'artifact-built') return undefined;
  if (traced.effect.artifact !== 'dotnet-framework-dependent' || /\.\w+$/.test(first.text ?? ''))
    return undefined;
  // Who chooses this base has mostly said in the project what is not visible here: only words to the contrary count.
  if (!leavesRuntimeOut(dockerfile, traced.effect)) return undefined;
  const { span } = traced.effect;
  return {
    span: first.span ?? start.span,
    stage: stage.index,
    certainty: 'likely',
    message: `\`dotnet publish\` is told to leave the runtime out, and \`${reference}\` has none: \`${baseName(first.text ?? '')}\` answers “You must install .NET”.`,
    remedy: `Publish with \`--self-contained\`, or use \`${withRuntime}\`.`,
    evidence: [{ text: 'Published here.', span }],
  };
}

/** Settings of ASP.NET Core on the image that has .NET alone. */
function onPlainRuntime(
  { stage, start, view }: Target,
  reference: string,
  { runtime, web }: Parts,
): Reported | undefined {
  const setting = [...stage.end.variables.environment()].find(
    ([name, variable]) => /^ASPNETCORE_/.test(name) && variable.span !== undefined,
  )?.[1];
  if (!setting?.span || start?.argv[0]?.text !== 'dotnet') return undefined;
  if (view.tree.unknowns.length > 0) return undefined;
  const better = reference.replace(`/${runtime}:`, `/${web}:`);
  return {
    span: setting.span,
    stage: stage.index,
    certainty: 'possible',
    severity: 'warning',
    consequence: 'may-fail',
    message: [
      `This is a setting of ASP.NET Core, and \`${reference}\` has .NET without it: if the program is a web application, it does not start`,
      { more: " (“Framework: 'Microsoft.AspNetCore.App'”)." },
    ],
    remedy: `Use \`${better}\`.`,
  };
}
