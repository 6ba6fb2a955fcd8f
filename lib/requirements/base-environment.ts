import type { CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import type { Inspection } from '../inspection';
import { placedByBase } from '../programs/script-installs';
import type { Variable } from '../stages/stage';
import { own } from '../text/table';
import type { Place } from './requirement';
import { defineDetector, type Fit, notKnownFit, withChanges, yes } from './requirement';

/** Variables that the base sets and the file builds on: by name, or by putting files where they point to. */
export default defineDetector({
  id: 'base-environment',
  description:
    'What ENV of the base sets is gone on another one: `$JAVA_HOME` in a RUN line, or gems copied to where `GEM_HOME` of the base points.',
  examples: [
    {
      title: 'RUN names a variable that the base sets',
      dockerfile: `FROM eclipse-temurin:21-jdk-noble
RUN $JAVA_HOME/bin/keytool -importcert -noprompt -cacerts -storepass changeit -file /run/ca.pem
COPY target/shop.jar /app/shop.jar
ENTRYPOINT ["java", "-jar", "/app/shop.jar"]
`,
      fits: {
        'eclipse-temurin:21-jdk-noble': 'yes',
        'eclipse-temurin:25-jre-noble': 'yes',
        'python:3.14-slim-trixie': 'with-changes',
        'debian:trixie-slim': 'not-known',
      },
    },
    {
      title: 'go install puts programs where the base says',
      dockerfile: `FROM golang:1.26-bookworm
RUN go install example.org/tools/cmd/gen@v1.2.0
CMD ["gen"]
`,
      fits: {
        'golang:1.26-bookworm': 'yes',
        'golang:1.26-alpine': 'yes',
        'cgr.dev/chainguard/go:latest': 'with-changes',
      },
    },
    {
      title: 'The file sets it itself',
      dockerfile: `FROM debian:trixie-slim
ENV APP_HOME=/opt/app
COPY . $APP_HOME
CMD ["/opt/app/run"]
`,
      fits: {},
    },
  ],
  *detect(inspection) {
    const { target } = inspection;
    const current = target?.image?.id;
    if (!target || current === undefined) return;
    for (const [name, variable] of target.stage.end.variables.environment()) {
      const { value } = variable;
      if (variable.kind !== 'base' || value === undefined || name === 'PATH') continue;
      const mention = mentionOf(inspection, variable, value);
      if (!mention) continue;
      yield {
        kind: 'base-environment',
        value: { code: 'variable', name, value: mention.asPath ? value : undefined },
        certainty: 'likely',
        because: [{ reason: mention.reason, span: mention.span }],
        looksAt: ['environment'],
        meets: (image) =>
          image.id === current ? yes : fitFor(image, name, mention.asPath ? value : undefined),
      };
    }
  },
});

type Mention = Place & { readonly asPath: boolean };

function mentionOf(inspection: Inspection, { name }: Variable, value: string): Mention | undefined {
  const { text } = inspection.dockerfile;
  for (const view of inspection.final) {
    const { stage, tree } = view;
    for (const step of stage.steps) {
      const { instruction, run } = step;
      const put = run?.script.commands.find((command) => placedByBase(view, step, command) === name);
      if (run && put)
        return {
          reason: { code: 'installed-where-variable-says', program: put.name ?? '', name },
          span: run.toSource(put.span),
          asPath: true,
        };
      const { start, end } = instruction.span;
      const at = namedIn(text.slice(start, end), name);
      if (at !== undefined)
        return {
          reason: { code: 'variable-of-base', name },
          span: { start: start + at, end: start + at + name.length + 1 },
          asPath: false,
        };
    }
    const copied = tree.writes
      .get(value)
      ?.find(({ origin }) => origin.kind === 'stage' || origin.kind === 'image');
    if (copied) return { reason: { code: 'copied-to-variable', name }, span: copied.span, asPath: true };
  }
  return undefined;
}

/** Where `$NAME` or `${NAME` stands in a text. */
function namedIn(text: string, name: string): number | undefined {
  const braced = text.indexOf(`\${${name}`);
  if (braced >= 0 && !isNamePart(text[braced + name.length + 2])) return braced;
  for (let at = text.indexOf(`$${name}`); at >= 0; at = text.indexOf(`$${name}`, at + 1))
    if (!isNamePart(text[at + name.length + 1])) return at;
  return undefined;
}

function isNamePart(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z0-9_]/.test(character);
}

function fitFor({ facts }: CatalogImage, name: string, value: string | undefined): Fit {
  const environment = valueOf(facts.environment);
  if (environment === undefined) return notKnownFit({ code: 'variable-not-known', name });
  const has = own(environment, name);
  if (has === undefined) return withChanges({ code: 'variable-not-set', name });
  return value === undefined || has === value
    ? yes
    : withChanges({ code: 'variable-differs', name, has, wanted: value });
}
