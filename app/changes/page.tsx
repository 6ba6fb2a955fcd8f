import type { Metadata } from 'next';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { type PageSearch, toSearchParams } from '@/app/_server/search';
import { Moving } from '@/components/comparison/moving';
import { TagTimeline } from '@/components/image/tag-timeline';
import { Button } from '@/components/ui/button';
import { Field, TextInput } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import { findImage } from '@/lib/catalog/find';
import { movesIn, storyOf } from '@/lib/catalog/tag-story';
import { facets } from '@/lib/facets/index';
import { movingFrom } from '@/lib/moving/moving';

type Props = { readonly searchParams: PageSearch };

const examples = ['python:3.12-slim', 'node:lts', 'php:8-apache', 'eclipse-temurin:21-jre', 'debian:latest'];
const longest = 300;

async function readAsked({ searchParams }: Props) {
  const search = toSearchParams(await searchParams);
  const named = (name: string) => search.get(name)?.trim().slice(0, longest) ?? '';
  return { of: named('of'), to: named('to') };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { of } = await readAsked(props);
  return {
    title: of === '' ? 'What changed under a tag' : `What changed under ${of}`,
    description:
      'On which distribution every tag of Docker’s official images stood, and since when; and what changes for a Dockerfile that goes from one base to another.',
    alternates: { canonical: '/changes' },
  };
}

export default async function ChangesPage(props: Props) {
  const catalog = getCatalog();
  const day = today();
  const { of, to } = await readAsked(props);
  const story = of === '' ? undefined : storyOf(catalog, of, day);
  const [before, after] = [of, to].map((text) => (text === '' ? undefined : findImage(catalog, text, day)));
  const pair =
    before?.kind === 'image' && after?.kind === 'image' ? { a: before.image, b: after.image } : undefined;
  return (
    <Page>
      <PageHeader title={of === '' ? 'What changed under a tag' : `What changed under ${of}`}>
        {story === undefined
          ? 'A tag stays, and what it stands for moves on. Name one of Docker’s official images to see where it has been.'
          : `${movesIn(story)} The list of its tags was read up to ${story.until}.`}
      </PageHeader>
      <form action="/changes" className="no-print mb-8 flex flex-wrap items-end gap-3">
        <Field label="Tag" className="w-full sm:w-72">
          {(wiring) => <TextInput {...wiring} name="of" defaultValue={of} placeholder="python:3.12-slim" />}
        </Field>
        <Field label="Moved to (optional)" className="w-full sm:w-72">
          {(wiring) => <TextInput {...wiring} name="to" defaultValue={to} placeholder="python:3.14-slim" />}
        </Field>
        <Button type="submit" variant="primary">
          Show
        </Button>
      </form>
      {of === '' && (
        <ul className="space-y-1.5">
          {examples.map((example) => (
            <li key={example}>
              <TextLink href={`/changes?of=${example}`}>{example}</TextLink>
            </li>
          ))}
        </ul>
      )}
      {of !== '' && story === undefined && (
        <Notice kind="note" title={`Nobody has written down what ${of} stood for`}>
          Known are the tags that {catalog.tags.repositories().length} of Docker’s official images have been
          listed with. This one was on none of the lists.
        </Notice>
      )}
      {story && <TagTimeline story={story} today={day} />}
      {pair && <Moving from={pair.a} to={pair.b} moving={movingFrom(catalog, pair.a, pair.b, facets)} />}
      {to !== '' && pair === undefined && (
        <Notice kind="note" title="What one of the two contains is not known" className="mt-6">
          Only images that the catalog understands can be compared.
        </Notice>
      )}
    </Page>
  );
}
