import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Explanation } from '@/lib/explain/explanation';
import type { AnalyzeRequest } from '@/lib/report/request';
import { ExplainingRules } from '../explain/explaining-rules';
import { LineLink } from '../report/line-link';
import { InlineProse } from '../report/prose';
import { Button } from '../ui/button';
import { Disclosure } from '../ui/disclosure';
import { Field, TextArea } from '../ui/field';
import { TextLink } from '../ui/text-link';
import type { Given } from './given';
import { AskError, askJson } from './problem';

/** What was printed when the file was built or started, and the line it comes from; asked again when the file changes. */
export function PasteError({
  request,
  given: { error: before },
}: {
  readonly request: AnalyzeRequest | undefined;
  readonly given: Given;
}) {
  const [text, setText] = useState(before?.text ?? '');
  const [asked, setAsked] = useState('');
  const { data, error, isFetching } = useQuery({
    queryKey: ['explain', asked, request],
    queryFn: ({ signal }) => askExplanation({ ...request, message: asked }, signal),
    enabled: asked.trim() !== '',
    placeholderData: (last) => last,
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
    retry: false,
    refetchOnWindowFocus: false,
  });
  const explanation = asked.trim() === '' ? before?.explanation : data;

  return (
    <Disclosure
      className="border-t border-line px-3"
      open={before !== undefined}
      summary={
        <span className="flex min-w-0 flex-1 items-baseline gap-2 text-sm">
          Paste the error
          <span className="truncate font-normal text-muted">which line it comes from</span>
        </span>
      }
    >
      <div className="space-y-2 pt-1 pb-3">
        <Field label="What was printed">
          {(wiring) => (
            <TextArea
              {...wiring}
              name="error"
              rows={3}
              spellCheck={false}
              value={text}
              placeholder="exec /app: no such file or directory"
              onChange={(event) => setText(event.target.value)}
              onPaste={(event) => {
                const pasted = event.clipboardData.getData('text');
                if (text === '') setAsked(pasted);
              }}
            />
          )}
        </Field>
        <Button size="small" disabled={text.trim() === '' || isFetching} onClick={() => setAsked(text)}>
          Explain it
        </Button>
        <div aria-live="polite" className="max-h-[40dvh] space-y-2 overflow-y-auto empty:hidden">
          {error && <p className="text-sm text-error">{error.message}</p>}
          {!error && explanation && <Explained explanation={explanation} />}
        </div>
      </div>
    </Disclosure>
  );
}

function Explained({ explanation: { findings = [], rules } }: { readonly explanation: Explanation }) {
  if (findings.length === 0 && rules.length === 0) {
    return (
      <p className="text-sm text-muted">
        No rule knows this message. Paste the lines above the last one too: what failed first is often named
        there.
      </p>
    );
  }
  if (findings.length === 0) {
    return (
      <>
        <p className="text-sm text-muted">
          Nothing in this file is seen to cause it. The message itself is known:
        </p>
        <ExplainingRules rules={rules} />
      </>
    );
  }
  return (
    <ol className="overflow-hidden rounded-md border border-line">
      {findings.map(({ finding }) => (
        <li
          key={`${finding.rule} ${finding.range.start.line} ${finding.range.start.column}`}
          className="space-y-1 border-t border-line px-3 py-2 text-sm first:border-t-0"
        >
          <p>
            <LineLink range={finding.range} className="mr-2" />
            <InlineProse text={finding.message} />
          </p>
          <p className="text-muted">
            <InlineProse text={finding.remedy} />{' '}
            <TextLink href={`/rules/${finding.rule}`}>About this rule</TextLink>
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Throws AskError. */
async function askExplanation(body: object, signal: AbortSignal): Promise<Explanation> {
  const answer = await askJson('/api/explain', body, signal);
  if (isExplanation(answer)) return answer;
  throw new AskError('failed', 'Plinth did not answer', 'What came back explains nothing. Reload the page.');
}

/** The route is ours: what has rules is of the shape it promises. */
function isExplanation(answer: unknown): answer is Explanation {
  return typeof answer === 'object' && answer !== null && 'rules' in answer && Array.isArray(answer.rules);
}
