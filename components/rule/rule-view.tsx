import { scale, weightOf } from '@/lib/grade/scale';
import { consequenceHeadings } from '@/lib/report/words';
import type { Rule } from '@/lib/rules/rule';
import { isIgnorable } from '@/lib/rules/suppress';
import { InlineProse, Prose } from '../report/prose';
import { PageHeader, Section } from '../ui/page';
import { Severity } from '../ui/severity';
import { TextLink } from '../ui/text-link';
import { RuleExample } from './rule-example';

/** A rule as its own page: definition, why, how it shows, what to do, examples, names elsewhere. */
export function RuleView({ rule }: { readonly rule: Rule }) {
  const { bad, good } = rule.examples;
  return (
    <article>
      <PageHeader
        title={<InlineProse text={rule.title} />}
        above={<TextLink href="/rules">All rules</TextLink>}
      >
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <Severity severity={rule.severity} />
          <span>{consequenceHeadings[rule.consequence]}</span>
          <code className="font-mono">{rule.id}</code>
        </p>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 lg:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
        <div>
          <div className="prose">
            <Prose text={rule.why} />
          </div>
          <Section id="remedy" title="What to do">
            <div className="prose">
              <Prose text={rule.remedy} />
            </div>
          </Section>
          {bad.length > 0 && (
            <Section id="reported" title="Reported">
              <div className="space-y-5">
                {bad.map((example) => (
                  <RuleExample key={example.title} example={example} severity={rule.severity} />
                ))}
              </div>
            </Section>
          )}
          {good.length > 0 && (
            <Section id="not-reported" title="Not reported">
              <div className="space-y-5">
                {good.map((example) => (
                  <RuleExample key={example.title} example={example} severity={rule.severity} />
                ))}
              </div>
            </Section>
          )}
        </div>
        <aside aria-label="About this rule" className="mt-10 space-y-6 text-sm lg:mt-0">
          <Symptoms symptoms={rule.symptoms} />
          <Elsewhere aliases={rule.aliases} />
          <References references={rule.references} />
          <InGrades rule={rule} />
          {isIgnorable(rule.id) && (
            <div>
              <h2 className="mb-1.5 font-medium">To be quiet about it</h2>
              <p className="mb-2 text-muted">On the line before the instruction, with your reason:</p>
              <pre className="overflow-x-auto rounded-md border border-line bg-surface px-3 py-2 font-mono text-sm whitespace-pre-wrap">
                <code>{`# plinth ignore=${rule.id} -- reason`}</code>
              </pre>
            </div>
          )}
        </aside>
      </div>
    </article>
  );
}

function Symptoms({ symptoms }: Pick<Rule, 'symptoms'>) {
  if (symptoms.length === 0) return null;
  return (
    <div>
      <h2 className="mb-1.5 font-medium">How it shows</h2>
      <ul className="space-y-1.5">
        {symptoms.map((symptom) => (
          <li key={symptom}>
            <code className="block rounded-md border border-line bg-surface px-3 py-1.5 font-mono text-sm break-words">
              {symptom}
            </code>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Elsewhere({ aliases }: Pick<Rule, 'aliases'>) {
  return (
    <div>
      <h2 className="mb-1.5 font-medium">Elsewhere</h2>
      {aliases.length === 0 ? (
        <p className="text-muted">None of the linters we compare with checks this.</p>
      ) : (
        <ul className="space-y-0.5">
          {aliases.map(({ tool, id }) => (
            <li key={`${tool} ${id}`}>
              <span className="text-muted">{tool}</span> <code className="font-mono">{id}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function InGrades({ rule }: { readonly rule: Rule }) {
  const { certain, likely, possible } = weightOf(rule.id, rule.consequence, rule.severity);
  return (
    <div>
      <h2 className="mb-1.5 font-medium">In a grade</h2>
      <p className="text-muted">
        {certain === 0
          ? 'It costs nothing.'
          : `It costs ${certain} of ${scale.full} points where it is certain, ${likely} where it is likely, ${possible} where it is possible.`}{' '}
        <TextLink href="/grade">How a grade is reckoned</TextLink>
      </p>
    </div>
  );
}

function References({ references }: Pick<Rule, 'references'>) {
  if (references.length === 0) return null;
  return (
    <div>
      <h2 className="mb-1.5 font-medium">Read more</h2>
      <ul className="space-y-1">
        {references.map(({ title, url }) => (
          <li key={url}>
            <TextLink href={url}>{title}</TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
