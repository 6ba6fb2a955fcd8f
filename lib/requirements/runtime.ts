import type { CatalogImage } from '../catalog/image';
import { type Product, productOf } from '../catalog/product';
import type { Traced } from '../contents/trace';
import type { Inspection, Target } from '../inspection';
import { programIn } from '../programs/image-programs';
import { installedPackages } from '../programs/packages';
import { programAt } from '../programs/program';
import type { Certainty } from '../report/report';
import { bringsDotnet, leavesRuntimeOut } from '../start/dotnet';
import type { Executable } from '../start/executable';
import { languageStarted } from '../start/language-started';
import { languageOfImage, languageOfLaunch } from '../start/runtime';
import type { Place } from './requirement';
import { defineDetector, type Fit, type Trait, withChanges, yes } from './requirement';
import { dependencies, fitFor, isRuntimeDependencies, isToolchain } from './runtime-fit';

type Language = { readonly name: string; readonly version: string | undefined };

type Need = {
  readonly product: Product;
  readonly certainty: Certainty;
  readonly because: Place;
};

/** A language runtime, or a service, that the container starts. */
export default defineDetector({
  id: 'runtime',
  description:
    'The program that starts is an interpreter or virtual machine, what is copied is made for one, or the base is a service that the file is for; the version is that of the base the file was written for.',
  examples: [
    {
      title: 'A program for Node 24',
      dockerfile: `FROM node:24-trixie-slim
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .
CMD ["node", "server.js"]
`,
      fits: {
        'node:24-alpine3.24': 'yes',
        'node:22-bookworm-slim': 'not-known',
        'gcr.io/distroless/nodejs24-debian13:latest': 'yes',
        'python:3.14-slim-trixie': 'no',
        'debian:trixie-slim': 'no',
      },
    },
    {
      title: 'A program for Python 3.13',
      dockerfile: `FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
CMD ["python", "-m", "uvicorn", "app:api"]
`,
      fits: {
        'python:3.13-slim-trixie': 'yes',
        'python:3.14-slim-trixie': 'not-known',
        'python:3.12-slim-bookworm': 'not-known',
        'node:24-trixie-slim': 'no',
      },
    },
    {
      title: 'A jar runs on a newer Java, not on an older one',
      dockerfile: `FROM eclipse-temurin:21-jre-noble
COPY target/shop.jar /app/shop.jar
ENTRYPOINT ["java", "-jar", "/app/shop.jar"]
`,
      fits: {
        'eclipse-temurin:25-jre-noble': 'yes',
        'eclipse-temurin:21-jre-alpine-3.23': 'yes',
        'gcr.io/distroless/java17-debian13:latest': 'not-known',
        'debian:trixie-slim': 'no',
      },
    },
    {
      title: 'A shell in exec form starts it',
      dockerfile: `FROM registry.access.redhat.com/ubi9/ubi-minimal:latest
RUN microdnf install -y java-21-openjdk-headless && microdnf clean all
COPY shop.jar /shop.jar
ENTRYPOINT ["sh", "-c", "exec java $JAVA_OPTS -jar /shop.jar"]
`,
      fits: {
        'registry.access.redhat.com/ubi9/ubi-minimal:latest': 'yes',
        'eclipse-temurin:21-jre-noble': 'yes',
        'node:24-trixie-slim': 'no',
      },
    },
    {
      title: '.NET that was published without its runtime',
      dockerfile: `FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /src
COPY . .
RUN dotnet publish -c Release --no-self-contained -o /out

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble
WORKDIR /app
COPY --from=build /out .
ENTRYPOINT ["./Shop"]
`,
      fits: {
        'mcr.microsoft.com/dotnet/aspnet:10.0-noble': 'yes',
        'mcr.microsoft.com/dotnet/runtime-deps:10.0-noble': 'no',
        'debian:trixie-slim': 'no',
      },
    },
    {
      title: 'PHP that a web server asks',
      dockerfile: `FROM php:8.5-fpm-alpine3.24
COPY . /var/www/html
`,
      fits: { 'php:8.5-fpm-alpine3.24': 'yes', 'php:8.5-cli-trixie': 'no', 'alpine:3.24': 'no' },
    },
    {
      title: 'What a compiler made needs it no more',
      dockerfile: `FROM golang:1.27 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM alpine:3.24
COPY --from=build /server /usr/local/bin/server
CMD ["server"]
`,
      fits: {},
    },
  ],
  *detect(inspection) {
    const need = needOf(inspection);
    if (!need) return;
    const { name, version } = need.product;
    const { target } = inspection;
    const installed = installsRuntime(inspection);
    yield {
      kind: 'runtime',
      value:
        name === dependencies ? { code: 'needs-of-dotnet' } : { code: 'product', product: name, version },
      certainty: need.certainty,
      because: [need.because],
      looksAt: ['product', 'language', 'family', 'repository', ...programStarted(inspection)],
      meets: (image) => {
        if (installed && image.family === target?.image?.family) return yes;
        if (image.id === target?.image?.id && productOf(image)?.name === name) return yes;
        return started(inspection, image, fitFor(need.product, image));
      },
    };
  },
});

function needOf(inspection: Inspection): Need | undefined {
  const { target } = inspection;
  if (!target) return undefined;
  const { image, start } = target;
  const of = image && productOf(image);
  const executable = target.executables.find((each) => each.of === 'start');
  if (executable?.native) return undefined;
  const launched = start && !start.inherited ? languageStarted(target.stage.end, start) : undefined;
  if (launched) {
    const because: Place = {
      reason: { code: 'started-by-name', program: launched.program },
      span: launched.span ?? target.stage.from.image.span,
    };
    const need = launchedNeed(inspection, launched.name, of, executable, because);
    // Every variant of PHP has the command line; FPM is started by its own name.
    const kind = /fpm/.test(launched.program) ? 'fpm' : 'cli';
    return need && launched.name === 'php' ? { ...need, product: { ...need.product, kind } } : need;
  }
  const { traced } = executable ?? {};
  if (
    traced?.kind === 'made' &&
    traced.effect.kind === 'artifact-built' &&
    traced.effect.artifact === 'dotnet-framework-dependent'
  ) {
    // Whoever publishes for the bare libraries says in the project that the program brings .NET, unless the command says
    // not and nothing else brings it.
    const { dockerfile } = inspection;
    const isAlone = leavesRuntimeOut(dockerfile, traced.effect) && !bringsDotnet(target.view);
    if (image && isRuntimeDependencies(image) && !isAlone) return dependenciesOf(target);
    const because: Place = { reason: { code: 'published-for-dotnet' }, span: traced.effect.span };
    const product = ofBase('dotnet', of);
    const version = product.version ?? versionOfBuilder(inspection, 'dotnet');
    return { product: { ...product, version }, certainty: 'likely', because };
  }
  return of && needOfBase(target, of);
}

function dependenciesOf({ stage }: Target): Need {
  const because: Place = { reason: { code: 'base-for-dotnet' }, span: stage.from.image.span };
  const product = { name: dependencies, version: undefined, isService: false, kind: undefined };
  return { product, certainty: 'likely', because };
}

/** What the base is for stays what the file is for, as long as nothing shows that another program runs. */
function needOfBase({ stage, executables }: Target, of: Product): Need | undefined {
  if (executables.some(({ native, of: at }) => at === 'copied' && native) && isToolchain(of))
    return undefined;
  const code = of.isService ? 'service-of-base' : 'language-of-base';
  return {
    product: of,
    certainty: 'likely',
    because: { reason: { code, product: of.name }, span: stage.from.image.span },
  };
}

function launchedNeed(
  inspection: Inspection,
  name: string,
  of: Product | undefined,
  executable: Executable | undefined,
  because: Need['because'],
): Need | undefined {
  const product = ofBase(name, of);
  const linked = executable && pythonOfEnvironment(executable.traced);
  if (linked)
    return {
      product: { ...ofBase('python', of), version: linked.version ?? product.version },
      certainty: 'likely',
      because,
    };
  // An interpreter that the file itself brings is no need of the base.
  const brings = executable !== undefined && executable.traced.hops.length > 0;
  if (brings && of?.name !== name && !isScript(executable.written)) return undefined;
  const version = product.version ?? versionOfBuilder(inspection, name);
  return { product: { ...product, version }, certainty: 'certain', because };
}

/** Where the base is of no language, what is copied was made with the runtime of the stage it comes from. */
function versionOfBuilder({ contents, target }: Inspection, name: string): string | undefined {
  for (const { source } of target?.stage.uses ?? []) {
    const builder = source.kind === 'stage' ? contents.view(source.stage).image : undefined;
    const product = builder && productOf(builder);
    if (product?.name === name) return product.version;
  }
  return undefined;
}

/** The product of the base, where it is of this language. */
function ofBase(name: string, of: Product | undefined): Product {
  return of?.name === name ? of : { name, version: undefined, isService: false, kind: undefined };
}

/** The `python` of a virtual environment is a link to that of the image the environment was made on. */
function pythonOfEnvironment(traced: Traced): Language | undefined {
  if (traced.kind !== 'made' || traced.effect.kind !== 'artifact-built') return undefined;
  if (traced.effect.artifact !== 'python-environment') return undefined;
  const builder = traced.view.image;
  const language = builder && languageOfImage(builder);
  // Of the distribution: other managers bring one along into the environment.
  const isInstalled = installedPackages(traced.view.end).some((name) => /^python3?(\.\d+)?(-|$)/.test(name));
  if (builder && language === undefined && isInstalled) return { name: 'python', version: undefined };
  return language?.name === 'python' ? language : undefined;
}

/** A console script of an environment, such as `uvicorn`, still needs its interpreter. */
function isScript(written: string): boolean {
  return (
    /(\.?venv|virtualenv|env|node_modules\/\.bin)\//.test(written) ||
    !/(^|\/)(java|dotnet|node|ruby|php|python[0-9.]*)$/.test(written)
  );
}

function programStarted({ target }: Inspection): readonly Trait[] {
  const launched = target?.start && languageOfLaunch(target.start);
  const word = launched && target?.start?.argv[launched.word];
  return word?.text === undefined ? [] : [`program ${word.text}`];
}

/** The runtime is there, but not by the name it is started by. */
function started(inspection: Inspection, image: CatalogImage, fit: Fit): Fit {
  const { catalog, target } = inspection;
  const start = target?.start;
  const launched = start && !start.inherited ? languageOfLaunch(start) : undefined;
  const word = launched && start?.argv[launched.word];
  if (fit.answer !== 'yes' || word?.text === undefined || word.text.includes('/')) return fit;
  if (start?.entrypointInherited || image.id === target?.image?.id) return fit;
  if (isBrought(inspection, word.text)) return fit;
  const answer = programIn(catalog, image, word.text);
  return answer.is === 'missing'
    ? withChanges({ code: 'does-not-start', program: word.text, reason: answer.reason })
    : fit;
}

/** `gunicorn` after `pip install`: the base lacks it, and what brings it does so on another one too. */
function isBrought({ catalog, target }: Inspection, program: string): boolean {
  if (!target?.image || programIn(catalog, target.image, program).is !== 'missing') return false;
  return programAt(target.view.end, program).is !== 'missing';
}

/** A base without a language on which the file may install one. */
function installsRuntime({ target }: Inspection): boolean {
  const image = target?.image;
  if (!target || image === undefined || productOf(image) !== undefined) return false;
  if (!image.facts.language.known || isRuntimeDependencies(image)) return false;
  const launched = target.start && languageOfLaunch(target.start);
  const word = launched && target.start?.argv[launched.word]?.text;
  return word === undefined || programAt(target.view.end, word).is !== 'missing';
}
