import { type Table, table } from '../../text/table';
import type { Language } from '../image';
import type { Upstream } from '../values';
import type { Grammar, GrammarContext, Meaning, NoMeaning } from './grammar';
import { suiteOf } from './suites';

/** Maven and Gradle: `3.9-eclipse-temurin-17-alpine`, `8.5-jdk17-jammy`. The Java inside is what matters. */
const vendors: Table<string> = table({
  'eclipse-temurin': 'eclipse-temurin',
  amazoncorretto: 'amazon-corretto',
  sapmachine: 'sapmachine',
  'ibm-semeru': 'ibm-semeru',
  ibmjava: 'ibm-java',
  openjdk: 'openjdk',
});

export const buildToolGrammars: readonly Grammar[] = ['maven', 'gradle'].map((tool) => ({
  family: tool,
  repositories: [`docker.io/library/${tool}`],
  understand: (_, tag, context) => understand(tool, tag, context),
}));

function understand(tool: string, tag: string, { releases }: GrammarContext): Meaning | NoMeaning {
  const written = `${tool}:${tag}`;
  const vendor = Object.keys(vendors).find((name) => tag.includes(name));
  const rest = vendor === undefined ? tag : tag.replace(vendor, 'jdk');
  let upstream: Upstream | undefined;
  let java: string | undefined;
  for (const [at, part] of rest.split('-').entries()) {
    const suite = suiteOf(part, releases);
    const [, number] = /^(?:jdk)?(\d+)$/.exec(part) ?? [];
    if (suite !== undefined) upstream = suite;
    else if (at > 0 && number !== undefined) java = number;
    else if (/^jdk\d+$/.test(part)) java = part.slice(3);
    else if (!/^(\d+(\.\d+)*|jdk|latest|alpine|graal|slim|lts|and)$/.test(part))
      return { unknown: `\`${written}\` does not follow the tags of \`${tool}\`` };
  }
  const language: Language = {
    name: 'java',
    ...(java === undefined ? {} : { version: java }),
    ...(vendor === undefined
      ? tool === 'gradle'
        ? { vendor: 'eclipse-temurin' }
        : {}
      : { vendor: vendors[vendor] ?? vendor }),
  };
  return {
    family: tool,
    flavour: [tool, vendor ?? 'usual', java ?? '', upstream?.distribution ?? ''].join(' ').trim(),
    language,
    ...(java === undefined ? {} : { line: java }),
    ...(upstream === undefined ? {} : { upstream }),
    precise: true,
    from: [written],
    facts: { purpose: { value: 'builder', derived: `${tool} builds Java programs`, from: [written] } },
  };
}
