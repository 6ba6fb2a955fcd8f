import type { Metadata } from 'next';
import { siteAddress } from '@/app/_server/address';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { apiDocument } from '@/app/_server/openapi/document';
import { type Operation, operationsOf, type Parameter } from '@/app/_server/openapi/operations';
import { tableData } from '@/app/_server/table';
import { InlineProse } from '@/components/report/prose';
import { CodeBlock } from '@/components/ui/code-block';
import { Disclosure } from '@/components/ui/disclosure';
import { Page, PageHeader, Section } from '@/components/ui/page';
import { RowTh, Table, TableScroll, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { withoutTrailing } from '@/lib/text/cut';

export const metadata: Metadata = {
  title: 'API',
  description:
    'The HTTP API of Plinth: images with their facts and sources, what a reference means, Dockerfiles analyzed and reports shared.',
  alternates: { canonical: '/developers' },
};

export default async function DevelopersPage() {
  const document = apiDocument(tableData(getCatalog(), today()), withoutTrailing(siteAddress().href, '/'));
  const operations = operationsOf(document);
  return (
    <Page>
      <PageHeader title="API">
        <p>
          Everything these pages show, for programs: JSON over HTTP, without a key; a report in each of its
          forms. What is refused is answered as <code>application/problem+json</code> with a sentence in{' '}
          <code>detail</code>. Answers about the catalog carry an ETag. The same description as{' '}
          <a href="/api/openapi.json" className="text-accent underline underline-offset-3">
            OpenAPI 3.1
          </a>
          ; what each fact means is in the <TextLink href="/facts">glossary</TextLink>.
        </p>
      </PageHeader>
      <Agents />
      <nav aria-label="Routes" className="mt-8">
        <ul className="grid gap-y-1 font-mono text-sm">
          {operations.map(({ anchor, method, path }) => (
            <li key={anchor}>
              <a href={`#${anchor}`} className="text-accent hover:underline">
                {method} {path}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {document.tags?.map(({ name }) => (
        <Section key={name} id={name.toLowerCase()} title={name}>
          <div className="space-y-10">
            {operations
              .filter(({ tag }) => tag === name)
              .map((operation) => (
                <Route key={operation.anchor} operation={operation} />
              ))}
          </div>
        </Section>
      ))}
    </Page>
  );
}

/** As most programs with agents have it in their settings. */
const agentSettings = `{
  "mcpServers": {
    "plinth": {
      "command": "plinth",
      "args": ["mcp"]
    }
  }
}
`;

function Agents() {
  const address = new URL('/mcp', siteAddress()).href;
  return (
    <Section id="agents" title="Agents">
      <div className="space-y-3">
        <p className="max-w-[42rem]">
          Agents ask by the Model Context Protocol: this server at{' '}
          <code className="wrap-anywhere">{address}</code> (Streamable HTTP, without a session), or a program
          of your own machine that asks nobody, <code>plinth mcp</code> of the command. They are offered six
          tools: to analyze and to rewrite a Dockerfile, to find and to compare base images, to explain a rule
          or an error message, and to say what a reference means. Facts come with their sources; what is not
          known says so.
        </p>
        <CodeBlock code={agentSettings} language="json" title="Settings of an agent that starts it itself" />
        <p className="max-w-[42rem]">
          Pages of rules, images, families and guides are Markdown under their address with <code>.md</code>,
          or by <code>Accept: text/markdown</code>;{' '}
          <a href="/llms.txt" className="text-accent underline underline-offset-3">
            llms.txt
          </a>{' '}
          lists where to begin.
        </p>
      </div>
    </Section>
  );
}

function Route({ operation }: { readonly operation: Operation }) {
  const { anchor, method, path, summary, parameters, bodies, answers, curl } = operation;
  return (
    <article id={anchor} aria-labelledby={`${anchor}-title`} className="space-y-3">
      <h3 id={`${anchor}-title`} className="font-mono font-semibold wrap-anywhere">
        {method} {path}
      </h3>
      <p>{summary}</p>
      <CodeBlock code={curl} language="shell" title={`Try ${method} ${path}`} />
      {bodies.length > 0 && (
        <p className="text-sm text-muted">
          Body: <code>{bodies[0]}</code> with the options in it, or the bare file as <code>{bodies[1]}</code>{' '}
          with the options in the address.
        </p>
      )}
      {parameters.length > 0 && <Parameters of={`${method} ${path}`} parameters={parameters} />}
      <dl className="text-sm">
        {answers.map(({ status, description }) => (
          <div key={status} className="grid grid-cols-[3rem_minmax(0,1fr)] gap-3 border-t border-line py-1.5">
            <dt className="font-mono">{status}</dt>
            <dd>
              <InlineProse text={description} />
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

function Parameters({ of, parameters }: { readonly of: string; readonly parameters: readonly Parameter[] }) {
  return (
    <TableScroll label={`Parameters of ${of}`}>
      <Table>
        <thead>
          <tr>
            <Th>Parameter</Th>
            <Th>Takes</Th>
            <Th>Meaning</Th>
          </tr>
        </thead>
        <tbody>
          {parameters.map(({ name, isRequired, form, values, description }) => (
            <tr key={name}>
              <RowTh className="font-mono whitespace-nowrap">{name}</RowTh>
              <Td className="min-w-64">
                {values.length > 0 ? <Values values={values} /> : form}
                {isRequired && ', required'}
              </Td>
              <Td className="min-w-64">
                <InlineProse text={description} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </TableScroll>
  );
}

/** Up to this many values are all in sight. */
const inSight = 6;

function Values({ values }: { readonly values: readonly string[] }) {
  const list = <span className="font-mono wrap-anywhere">{values.join(', ')}</span>;
  if (values.length <= inSight) return list;
  return (
    <Disclosure className="-my-1.5" summary={`one of ${values.length} values`}>
      {list}
    </Disclosure>
  );
}
