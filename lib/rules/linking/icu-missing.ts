import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import { baseName } from '../../path/path';
import { installedPackages, installsUnknownPackage } from '../../programs/packages';
import { executableOf } from '../../start/executable';
import { invariantMode, isWithoutIcu } from '../../start/icu';
import { languageOfImage } from '../../start/runtime';
import { fromFact } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'icu-missing',
  severity: 'error',
  consequence: 'will-not-start',
  title: '.NET asked for cultures on an image without ICU',
  why: 'The Alpine and chiselled images of .NET bring no ICU and switch on invariant mode. With `DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false` the runtime looks for ICU when it starts and gives up without it.',
  remedy: 'Install ICU, use the `-extra` variant, or leave invariant mode on.',
  symptoms: ["Couldn't find a valid ICU package installed on the system"],
  references: [
    {
      title: '.NET globalization invariant mode',
      url: 'https://learn.microsoft.com/dotnet/core/runtime-config/globalization',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Copied without the variable of its image',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/aspnet:9.0-alpine AS net\nFROM alpine:3.24\nRUN apk add --no-cache libstdc++\nCOPY --from=net /usr/share/dotnet /usr/share/dotnet\nCOPY app /app\nUSER 1000\nENTRYPOINT [[|"/usr/share/dotnet/dotnet"|], "/app/app.dll"]\n',
      },
      {
        title: 'Chiselled',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled\nCOPY app /app\nENV [|DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false|]\nENTRYPOINT ["dotnet", "/app/app.dll"]\n',
      },
      {
        title: 'Azure Linux without a distribution around it',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/aspnet:10.0-azurelinux3.0-distroless\nCOPY app /app\nENV [|DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false|]\nENTRYPOINT ["dotnet", "/app/app.dll"]\n',
      },
    ],
    good: [
      {
        title: 'Copied, and the mode set again',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/aspnet:9.0-alpine AS net\nFROM alpine:3.24\nRUN apk add --no-cache libstdc++\nCOPY --from=net /usr/share/dotnet /usr/share/dotnet\nENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true\nCOPY app /app\nUSER 1000\nENTRYPOINT ["/usr/share/dotnet/dotnet", "/app/app.dll"]\n',
      },
      {
        title: 'The extra variant',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra\nCOPY app /app\nENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false\nENTRYPOINT ["dotnet", "/app/app.dll"]\n',
      },
    ],
  },
  *check(inspection) {
    const { target } = inspection;
    const lost = modeLeftBehind(inspection);
    if (lost) yield lost;
    if (!target?.image || languageOfImage(target.image)?.name !== 'dotnet') return;
    const { reference } = target.image;
    if (!isWithoutIcu(target.image)) return;
    const variable = target.stage.end.variables.environment().get(invariantMode);
    if (!variable?.span || !/^(false|0)$/i.test(variable.value ?? '')) return;
    if (installedPackages(target.view.end).some((name) => /^(icu-libs|libicu.*|icu.*)$/.test(name))) return;
    if (target.view.tree.unknowns.length > 0) return;
    yield {
      span: variable.span,
      stage: target.stage.index,
      certainty: 'likely',
      message: [
        `Invariant mode is switched off, but \`${reference}\` has no ICU`,
        { more: ': the program stops when it starts.' },
      ],
      remedy: /alpine/.test(reference)
        ? 'Install `icu-libs` and `icu-data-full`, or leave invariant mode on.'
        : `Use \`${reference}-extra\`, or leave invariant mode on.`,
    };
  },
});

/** .NET copied off an image that switches invariant mode on, to one that has neither that nor ICU. */
function modeLeftBehind({ target }: Inspection): Reported | undefined {
  const { image, stage, start, view } = target ?? {};
  if (!image || !stage || !start || !view || start.inherited || languageOfImage(image) !== undefined)
    return undefined;
  const executable = executableOf(view, start);
  if (!executable || baseName(executable.written) !== 'dotnet' || executable.traced.kind !== 'image')
    return undefined;
  const { base } = executable.traced;
  const from = base.kind === 'image' ? base.image : undefined;
  const mode = from && presentIn(from.facts.environment)?.[invariantMode];
  if (!from || !/^(true|1)$/i.test(mode ?? '')) return undefined;
  if (stage.end.variables.environment().has(invariantMode) || installsUnknownPackage(view.end))
    return undefined;
  if (installedPackages(view.end).some((name) => /^(icu-libs|libicu.*|icu.*)$/.test(name))) return undefined;
  return {
    span: executable.span,
    stage: stage.index,
    certainty: 'possible',
    severity: 'warning',
    consequence: 'may-fail',
    message: `\`${from.reference}\` sets \`${invariantMode}\`, which stays behind with it, and nothing brings ICU here: unless the program is made for invariant mode, it stops when it starts.`,
    remedy: `Set \`ENV ${invariantMode}=true\` in this stage, install ICU, or build on \`${from.reference}\`.`,
    evidence: [fromFact(`\`${from.reference}\` sets it.`, from.facts.environment)],
  };
}
