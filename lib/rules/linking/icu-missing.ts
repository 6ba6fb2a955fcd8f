import { installedPackages } from '../../programs/packages';
import { invariantMode, isWithoutIcu } from '../../start/icu';
import { languageOfImage } from '../../start/runtime';
import { defineRule } from '../rule';

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
        title: 'The extra variant',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra\nCOPY app /app\nENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false\nENTRYPOINT ["dotnet", "/app/app.dll"]\n',
      },
    ],
  },
  *check({ target }) {
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
