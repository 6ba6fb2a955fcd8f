import { needTitles } from '@/lib/report/words';
import type { Detector, NeedExample } from '@/lib/requirements/requirement';
import { encodeLink } from '@/lib/share/encode-link';
import { Prose } from '../report/prose';
import { Section } from '../ui/page';
import { TextLink } from '../ui/text-link';
import { Verdict } from '../ui/verdict';

/** One kind of need: what it means, and Dockerfiles that have it with what some images are to them. */
export function NeedView({ need: { description, examples, id } }: { readonly need: Detector }) {
  return (
    <Section id={id} title={needTitles[id]}>
      <div className="prose">
        <Prose text={description} />
      </div>
      <div className="mt-4 space-y-6">
        {examples.map((example) => (
          <Example key={example.title} example={example} />
        ))}
      </div>
    </Section>
  );
}

async function Example({ example: { dockerfile, fits, title } }: { readonly example: NeedExample }) {
  const images = Object.entries(fits);
  return (
    <figure className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-2 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <figcaption className="font-medium lg:col-span-2">{title}</figcaption>
      <div className="space-y-2">
        <pre className="rounded-md border border-line bg-surface px-3 py-2 font-mono text-sm break-words whitespace-pre-wrap">
          <code>{dockerfile}</code>
        </pre>
        <p className="no-print text-sm">
          <TextLink href={`/analyze#${await encodeLink({ dockerfile })}`}>Open in the analyzer</TextLink>
        </p>
      </div>
      {images.length === 0 ? (
        <p className="text-sm text-muted">Here there is no such need.</p>
      ) : (
        <dl className="grid content-start gap-x-4 gap-y-1 text-sm sm:grid-cols-[minmax(0,auto)_auto] sm:justify-start">
          {images.map(([reference, answer]) => (
            <div key={reference} className="contents">
              <dt className="break-words max-sm:mt-1">
                <code className="font-mono">{reference}</code>
              </dt>
              <dd>
                <Verdict verdict={verdicts[answer]} label={answers[answer]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </figure>
  );
}

type Answer = NeedExample['fits'][string];

const verdicts = {
  yes: 'runs-as-is',
  'with-changes': 'runs-with-changes',
  'not-known': 'not-known',
  no: 'does-not-run',
} as const satisfies Record<Answer, string>;

const answers = {
  yes: 'Meets it',
  'with-changes': 'After a change of the file',
  'not-known': 'Not known',
  no: 'Does not meet it',
} as const satisfies Record<Answer, string>;
