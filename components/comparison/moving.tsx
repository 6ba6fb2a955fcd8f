import type { CatalogImage } from '@/lib/catalog/image';
import type { Moving as Differences } from '@/lib/moving/moving';
import { Disclosure } from '../ui/disclosure';
import { Section } from '../ui/page';
import { RowTh, Table, TableScroll, Td, Th } from '../ui/table';

/** What would change for a Dockerfile that went from one base to another. */
export function Moving({
  from,
  to,
  moving,
}: {
  readonly from: CatalogImage;
  readonly to: CatalogImage;
  readonly moving: Differences;
}) {
  const { changes, notKnown, packages, programs } = moving;
  return (
    <Section id="moving" title={`What would change if you moved from ${from.reference} to ${to.reference}`}>
      {changes.length === 0 ? (
        <p>Nothing that instructions rest on, as far as it is known of both.</p>
      ) : (
        <TableScroll label="What changes, one a line">
          <Table>
            <thead>
              <tr>
                <Th>What</Th>
                <Th>{from.reference}</Th>
                <Th>{to.reference}</Th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ facet, from: before, to: after }) => (
                <tr key={facet.id}>
                  <RowTh>{facet.title}</RowTh>
                  <Td>{before}</Td>
                  <Td>{after}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </TableScroll>
      )}
      <div className="mt-4 max-w-[60rem] space-y-3">
        <Names title="Programs that are gone" names={programs.gone} />
        <Names title="Programs that are new" names={programs.added} />
        {packages === undefined ? (
          <p className="text-muted">
            Which packages come and go is not known: the list of one of the two is not whole.
          </p>
        ) : (
          <>
            <Names title="Packages that are gone" names={packages.gone} />
            <Names title="Packages that are new" names={packages.added} />
          </>
        )}
        {notKnown.length > 0 && <p className="text-muted">Not known of both: {notKnown.join(', ')}.</p>}
      </div>
    </Section>
  );
}

function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  if (names.length === 0) return <p>{title}: none that is known.</p>;
  return (
    <Disclosure summary={`${title}: ${names.length}`}>
      <p className="font-mono text-sm break-words">{names.join(' ')}</p>
    </Disclosure>
  );
}
