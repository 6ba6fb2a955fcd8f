import type { Explanation } from '@/lib/explain/explanation';
import { countWord } from '@/lib/report/words';
import { Button } from '../ui/button';
import { Field, TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import { TextLink } from '../ui/text-link';
import { ExplainingRules } from './explaining-rules';

/** An address holds no more. */
export const longestInAddress = 4_000;

/** A field for an error message and the rules it comes from: a plain form, answered by the server. */
export function ErrorSearch({
  error,
  explanation,
  problem,
}: {
  readonly error: string;
  readonly explanation: Explanation | undefined;
  readonly problem: { readonly title: string; readonly detail: string } | undefined;
}) {
  return (
    <section aria-labelledby="error-search" className="mb-8 print:mb-4">
      <search>
        <form method="get" action="/rules" className="no-print max-w-3xl">
          <Field
            label={<span id="error-search">Paste an error message</span>}
            hint={
              <>
                Times, ids, paths and colours do not matter. With the Dockerfile beside it, the{' '}
                <TextLink href="/analyze">analyzer</TextLink> says which line it comes from.
              </>
            }
          >
            {(wiring) => (
              <TextArea
                {...wiring}
                name="error"
                rows={3}
                maxLength={longestInAddress}
                defaultValue={error}
                spellCheck={false}
                placeholder="exec /app: no such file or directory"
              />
            )}
          </Field>
          <Button type="submit" className="mt-2">
            Find the rule
          </Button>
        </form>
      </search>
      {problem && (
        <Notice kind="error" title={problem.title} className="mt-4">
          <p>{problem.detail}</p>
        </Notice>
      )}
      {explanation && (
        <div className="mt-4">
          {explanation.rules.length === 0 ? (
            <Notice kind="empty" title="No rule knows this message">
              <p>
                Paste the lines above the last one too: what failed first is often named there. Or{' '}
                <TextLink href="/analyze">analyze the Dockerfile</TextLink> itself.
              </p>
            </Notice>
          ) : (
            <>
              <h2 className="mb-2 text-sm font-medium">
                {explanation.rules.length === 1
                  ? 'One rule knows this message'
                  : `${countWord(explanation.rules.length)} rules know this message, the likeliest first`}
              </h2>
              <ExplainingRules rules={explanation.rules} />
            </>
          )}
        </div>
      )}
    </section>
  );
}
