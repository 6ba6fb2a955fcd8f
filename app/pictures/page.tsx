import type { Metadata } from 'next';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { supportEnds } from '@/components/pictures/ends';
import { sizePoints } from '@/components/pictures/points';
import { Scatter } from '@/components/pictures/scatter';
import { Timeline } from '@/components/pictures/timeline';
import { Disclosure } from '@/components/ui/disclosure';
import { Page, PageHeader, Section } from '@/components/ui/page';
import { RowTh, Table, TableScroll, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { exactBytes } from '@/lib/fact/words';
import { grouped } from '@/lib/text/grouped';

export const metadata: Metadata = {
  title: 'The catalog in pictures',
  description:
    'Container base images by size and number of packages, and a timeline of when their support ends, each with its table.',
  alternates: { canonical: '/pictures' },
};

export default function PicturesPage() {
  const catalog = getCatalog();
  const day = today();
  const data = sizePoints(catalog);
  const since = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  const shown = data.points.reduce((sum, { images }) => sum + images.length, 0);
  return (
    <Page>
      <PageHeader title="The catalog in pictures">
        Only what is known is drawn: {grouped(shown)} of {grouped(catalog.images.length)} images have both a
        published size and a published number of packages.
      </PageHeader>
      <Section id="size" title="Few packages are not always few megabytes">
        <p className="mb-4 max-w-[42rem] text-muted">
          Both axes are logarithmic: equal distances are equal factors. Compressed, for amd64.{' '}
          {data.empty.map((image) => (
            <span key={image.id}>
              <TextLink href={`/images/${image.id}`}>{image.name}</TextLink>, with nothing inside, is off the
              scale.
            </span>
          ))}
        </p>
        <Scatter data={data} />
        <Disclosure summary="The same as a table" className="mt-4">
          <TableScroll label="Size and packages" className="mt-2 max-w-[48rem]">
            <Table>
              <thead>
                <tr>
                  <Th>Image</Th>
                  <Th className="text-right">Packages</Th>
                  <Th className="text-right">Compressed size</Th>
                </tr>
              </thead>
              <tbody>
                {data.points.flatMap(({ images, packages, bytes }) =>
                  images.map((image) => (
                    <tr key={image.id}>
                      <RowTh>
                        <TextLink href={`/images/${image.id}`}>{image.name}</TextLink>
                      </RowTh>
                      <Td className="text-right">{packages}</Td>
                      <Td className="text-right">{exactBytes(bytes)}</Td>
                    </tr>
                  )),
                )}
              </tbody>
            </Table>
          </TableScroll>
        </Disclosure>
      </Section>
      <Section id="support" title="When support ends">
        <p className="mb-4 max-w-[42rem] text-muted">
          Image, distribution and runtime each have an end, and the earliest counts; the number says for how
          many images of the catalog this one is the earliest. The upright line is today, {day}. What ended
          more than a year ago is left out.
        </p>
        <Timeline groups={supportEnds(catalog, since)} since={since} today={day} />
      </Section>
    </Page>
  );
}
