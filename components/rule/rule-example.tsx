import type { Severity } from '@/lib/report/report';
import { filesBeside, readExample } from '@/lib/rules/example';
import type { Example } from '@/lib/rules/rule';
import { encodeLink } from '@/lib/share/encode-link';
import { SourceListing } from '../dockerfile/source-listing';
import { CodeBlock } from '../ui/code-block';
import type { CodeLanguage } from '../ui/highlight';
import { TextLink } from '../ui/text-link';

/** One example of a rule: the place it reports is underlined, and the text its fix makes stands below. */
export async function RuleExample({
  example,
  severity,
}: {
  readonly example: Example;
  readonly severity: Severity;
}) {
  const { text, spans } = readExample(example.dockerfile);
  return (
    <div className="space-y-2">
      <SourceListing
        text={text}
        title={example.title}
        marks={spans.map((span) => ({ span, severity }))}
        anchors={false}
      />
      {Object.entries(filesBeside(example)).map(([name, content]) => (
        <CodeBlock key={name} code={content} language={languageOf(name)} title={`${name} beside it`} />
      ))}
      {example.fixed !== undefined && (
        <SourceListing text={example.fixed} title={`${example.title}, after the fix`} anchors={false} />
      )}
      {example.policy === undefined && (
        <p className="no-print text-sm">
          <TextLink href={`/analyze#${await encodeLink({ dockerfile: text, files: example.files })}`}>
            Open in the analyzer
          </TextLink>
        </p>
      )}
    </div>
  );
}

function languageOf(name: string): CodeLanguage {
  if (name.endsWith('.json')) return 'json';
  return name.endsWith('.sh') ? 'shell' : 'text';
}
