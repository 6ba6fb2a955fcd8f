import type { CatalogImage, Supply } from '@/lib/catalog/image';
import type { Fact } from '@/lib/fact/fact';
import { reasonOf } from '@/lib/fact/words';
import { SourceList } from '../fact/source-list';
import { CodeBlock } from '../ui/code-block';
import { Disclosure } from '../ui/disclosure';

const proofs = [
  { id: 'sbom', title: 'Bill of materials', verb: 'Fetch the bill of materials' },
  { id: 'signature', title: 'Signature', verb: 'Verify the signature' },
  { id: 'provenance', title: 'Provenance', verb: 'Check the provenance' },
  { id: 'vex', title: 'VEX', verb: 'Fetch the VEX statements' },
] as const;

/** What the publisher offers to prove the image, and the commands the sources give for it. */
export function Proofs({ image }: { readonly image: CatalogImage }) {
  return (
    <div className="space-y-4">
      {proofs.map(({ id, title, verb }) => (
        <Proof key={id} title={title} verb={verb} fact={image.facts[id]} reference={image.reference} />
      ))}
    </div>
  );
}

function Proof({
  title,
  verb,
  fact,
  reference,
}: {
  readonly title: string;
  readonly verb: string;
  readonly fact: Fact<Supply | 'none'>;
  readonly reference: string;
}) {
  if (!fact.known) {
    return (
      <p className="text-sm text-muted">
        <span className="font-medium text-ink">{title}</span>: not known, {reasonOf(fact)}.
      </p>
    );
  }
  const supply = fact.value;
  return (
    <div className="space-y-2 text-sm">
      <p>
        <span className="font-medium">{title}</span>:{' '}
        {supply === 'none' ? 'none is published' : [supply.kind, supply.how].filter(Boolean).join(', ')}.
      </p>
      {supply !== 'none' && supply.command && (
        <CodeBlock code={supply.command.replaceAll('{reference}', reference)} language="shell" title={verb} />
      )}
      <Disclosure summary={<span className="font-normal text-muted">Source</span>}>
        <SourceList sources={fact.sources} />
      </Disclosure>
    </div>
  );
}
