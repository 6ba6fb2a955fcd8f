import type { CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import type { Inspection } from '../inspection';
import { speaksForAll } from '../programs/image-programs';
import { installedPackages } from '../programs/packages';
import type { Certainty } from '../report/report';
import type { Effect } from '../shell/effect';
import { isProjectInvariant } from '../start/dotnet-project';
import { invariantMode, isWithoutIcu } from '../start/icu';
import { languageOfImage } from '../start/runtime';
import type { Span } from '../text/span';
import { defineDetector, type Fit, notKnownFit, type Requirement, withChanges, yes } from './requirement';

/** ICU: where the file switches the invariant mode of .NET off, and where it brings a runtime of its own. */
export default defineDetector({
  id: 'icu',
  description:
    '.NET looks for ICU when it starts, unless it is in invariant mode: the small images of .NET switch that on, other images do not.',
  examples: [
    {
      title: 'Invariant mode is switched off',
      dockerfile: `FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
WORKDIR /app
COPY out .
ENTRYPOINT ["dotnet", "Shop.dll"]
`,
      fits: {
        'mcr.microsoft.com/dotnet/aspnet:10.0-noble': 'yes',
        'mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled': 'with-changes',
        'mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra': 'yes',
        'mcr.microsoft.com/dotnet/aspnet:10.0-alpine3.24': 'with-changes',
      },
    },
    {
      title: 'A program that brings .NET itself',
      dockerfile: `FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /src
COPY . .
RUN dotnet publish Shop.csproj -c Release -r linux-x64 --self-contained -o /out

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble
COPY --from=build /out /app
ENTRYPOINT ["/app/Shop"]
`,
      fits: {
        'mcr.microsoft.com/dotnet/runtime-deps:10.0-noble': 'yes',
        'mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled': 'yes',
        'gcr.io/distroless/cc-debian13:latest': 'with-changes',
        'debian:trixie-slim': 'with-changes',
      },
    },
    {
      title: 'A program that is compiled ahead of time, whose project may ask for invariant mode',
      dockerfile: `FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /src
COPY . .
RUN dotnet publish Shop.csproj -c Release -r linux-x64 -p:PublishAot=true -o /out

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble
COPY --from=build /out /app
ENTRYPOINT ["/app/Shop"]
`,
      fits: {
        'mcr.microsoft.com/dotnet/runtime-deps:10.0-noble': 'yes',
        'mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled': 'yes',
        'gcr.io/distroless/base-debian13:latest': 'with-changes',
      },
    },
    {
      title: 'One that is published with invariant mode',
      dockerfile: `FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /src
COPY . .
RUN dotnet publish Shop.csproj -c Release -r linux-x64 -p:PublishAot=true -p:InvariantGlobalization=true -o /out

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble
COPY --from=build /out /app
ENTRYPOINT ["/app/Shop"]
`,
      fits: {},
    },
    {
      title: 'The file asks for invariant mode',
      dockerfile: `FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
COPY out /app
ENTRYPOINT ["dotnet", "/app/Shop.dll"]
`,
      fits: {},
    },
  ],
  *detect(inspection) {
    const { target } = inspection;
    if (!target?.image) return;
    const variable = target.stage.end.variables.environment().get(invariantMode);
    const isOff = /^(false|0)$/i.test(variable?.value ?? '');
    if (isOff && variable?.span && languageOfImage(target.image)?.name === 'dotnet')
      yield* switchedOff(variable.span, target.image.id);
    else if (variable?.span === undefined || isOff) yield* ofOwnRuntime(inspection, target.image.id);
  },
});

function* switchedOff(span: Span, current: string): Iterable<Requirement> {
  yield {
    kind: 'icu',
    value: { code: 'named', name: 'ICU' },
    certainty: 'certain',
    because: [{ reason: { code: 'invariant-mode-off' }, span }],
    meets: (image: CatalogImage) =>
      image.id !== current && isWithoutIcu(image) ? withChanges({ code: 'has-no-icu' }) : yes,
  };
}

/** A program that brings .NET asks the base alone. */
function* ofOwnRuntime({ graph, target }: Inspection, current: string): Iterable<Requirement> {
  const started = target?.executables.find(({ of, native }) => of === 'start' && native !== undefined);
  const traced = started?.traced;
  if (!target || traced?.kind !== 'made') return;
  const certainty = needOf(traced.effect);
  if (certainty === undefined || installedPackages(target.view.end).some(isIcu)) return;
  const { end, start } = traced.effect.span;
  if (/\bInvariantGlobalization=true\b/i.test(graph.dockerfile.text.slice(start, end))) return;
  if (isProjectInvariant(target.view)) return;
  yield {
    kind: 'icu',
    value: { code: 'icu-or-invariant-mode' },
    certainty,
    because: [
      {
        reason: { code: certainty === 'likely' ? 'brings-dotnet' : 'may-ask-for-invariant-mode' },
        span: traced.effect.span,
      },
    ],
    meets: (image: CatalogImage) => (image.id === current ? yes : fitOfRuntime(image)),
  };
}

/** Templates of projects that are compiled ahead of time ask for invariant mode themselves: where it is so, nothing is needed. */
function needOf(effect: Effect): Certainty | undefined {
  if (effect.kind === 'artifact-built' && effect.artifact === 'dotnet-self-contained') return 'likely';
  const isAhead = effect.kind === 'executable-built' && effect.language === 'dotnet-aot';
  return isAhead && effect.linkage !== 'static' ? 'possible' : undefined;
}

function fitOfRuntime(image: CatalogImage): Fit {
  const { environment, packages } = image.facts;
  if (/^(true|1)$/i.test(valueOf(environment)?.[invariantMode] ?? '')) return yes;
  if (image.traits.icu !== undefined && !isWithoutIcu(image)) return yes;
  if (packages.known && packages.value.some(({ name }) => isIcu(name))) return yes;
  const libraries = image.observed?.libraries;
  if (libraries?.names().some((soname) => soname.startsWith('libicuuc.so'))) return yes;
  return libraries !== undefined || (packages.known && speaksForAll(image))
    ? withChanges({ code: 'has-no-icu-for-runtime', variable: invariantMode })
    : notKnownFit({ code: 'icu-not-known' });
}

function isIcu(name: string): boolean {
  return /^(libicu\d*|icu|icu-libs)$/.test(name);
}
