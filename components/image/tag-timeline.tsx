import type { TagChapter, TagStory } from '@/lib/catalog/tag-story';
import { Table, TableScroll, Td, Th } from '../ui/table';
import { TextLink } from '../ui/text-link';

const colours = 8;

/** A tag from its first day to today, as a bar of its distributions and as a table of them. */
export function TagTimeline({ story, today }: { readonly story: TagStory; readonly today: string }) {
  const { chapters } = story;
  const names = [...new Set(chapters.map(({ name }) => name))];
  const colourOf = ({ name }: TagChapter) => `var(--family-${(names.indexOf(name) % colours) + 1})`;
  const start = Date.parse(chapters[0]?.from ?? today);
  const whole = Math.max(Date.parse(today) - start, 1);
  const place = (day: string) => ((Date.parse(day) - start) / whole) * 100;
  return (
    <div className="space-y-4">
      <div aria-hidden="true" className="no-print">
        <div className="relative h-11 overflow-hidden rounded-md border border-line bg-sunken">
          {chapters.map((chapter) => {
            const left = place(chapter.from);
            const width = place(chapter.until ?? today) - left;
            return (
              <div
                key={chapter.from}
                title={`${chapter.name}, ${chapter.from} to ${chapter.until ?? 'today'}`}
                className="absolute inset-y-0 overflow-hidden border-r-2 border-canvas px-2 text-sm leading-[2.6rem] font-medium whitespace-nowrap"
                style={{
                  left: `${left}%`,
                  width: `${width}%`,
                  background: `color-mix(in oklab, ${colourOf(chapter)} 22%, var(--surface))`,
                  boxShadow: `inset 0 -4px ${colourOf(chapter)}`,
                }}
              >
                {width > 14 ? chapter.name : ''}
              </div>
            );
          })}
        </div>
        <div className="mt-1 flex justify-between text-sm text-muted tabular-nums">
          <span>{chapters[0]?.from}</span>
          <span>today</span>
        </div>
      </div>
      <TableScroll label="Spans of the tag, one a line">
        <Table>
          <caption className="sr-only">What the tag stood on, and when</caption>
          <thead>
            <tr>
              <Th>From</Th>
              <Th>Until</Th>
              <Th>Distribution</Th>
              <Th>C library</Th>
              <Th>Source</Th>
            </tr>
          </thead>
          <tbody>
            {chapters.map((chapter) => (
              <tr key={chapter.from}>
                <Td className="whitespace-nowrap tabular-nums">{chapter.from}</Td>
                <Td className="whitespace-nowrap tabular-nums">{chapter.until ?? 'today'}</Td>
                <Td className="whitespace-nowrap">
                  <span
                    aria-hidden="true"
                    className="mr-2 inline-block size-2.5 rounded-full"
                    style={{ background: colourOf(chapter) }}
                  />
                  {chapter.name}
                </Td>
                <Td className="whitespace-nowrap">
                  {chapter.libc ?? <span className="text-muted">not known</span>}
                </Td>
                <Td className="whitespace-nowrap">
                  <TextLink href={chapter.source}>{chapter.source.slice(-12)}</TextLink>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </TableScroll>
    </div>
  );
}
