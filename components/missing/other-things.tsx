import type { Catalog } from '@/lib/catalog/image';
import { rules } from '@/lib/rules';
import { mostAlike } from '@/lib/text/alike';
import { guides } from '../guide/guides';
import { ButtonLink } from '../ui/button';
import { TextLink } from '../ui/text-link';
import { type Near, Nearest, Ways } from './nearest';

const most = 6;

export function MissingRule({ asked }: { readonly asked: string }) {
  const near = mostAlike(
    asked,
    rules,
    ({ id, title, aliases }) => [id, title, ...aliases.map((alias) => alias.id)],
    most,
  );
  return (
    <>
      <Nearest
        title="Called most like it"
        none={`None of the ${rules.length} rules has a name like it, here or with other linters.`}
        near={near.map(({ id, title }) => ({
          href: `/rules/${id}`,
          title: title.replaceAll('`', ''),
          about: id,
        }))}
      />
      <Ways>
        <ButtonLink href="/rules" variant="primary">
          Search all rules
        </ButtonLink>
      </Ways>
    </>
  );
}

/** As many letters as the id of a report has: `lib/store/report-id.ts`. */
const lettersOfId = 24;

export function MissingReport({ asked }: { readonly asked: string }) {
  const id = <code className="font-mono text-sm wrap-anywhere">{asked}</code>;
  return (
    <>
      <div className="max-w-[42rem] space-y-2 text-md text-muted">
        {asked.length < lettersOfId && (
          <p>
            The link is cut short: its end, {id}, has {asked.length} of {lettersOfId} characters. Ask whoever
            sent it to copy it whole.
          </p>
        )}
        {asked.length > lettersOfId && (
          <p>
            The end of a link to a report has {lettersOfId} characters, and {id} has more: something was added
            to it. Ask whoever sent it to copy it again.
          </p>
        )}
        {asked.length === lettersOfId && (
          <p>
            Nothing is stored under {id}. Compare it with the link you were sent, letter by letter: capitals
            count.
          </p>
        )}
        <p>
          What you shared from this browser is in the list of{' '}
          <TextLink href="/shared">your shared reports</TextLink>.
        </p>
      </div>
      <Ways>{null}</Ways>
    </>
  );
}

const places: readonly Near[] = [
  { href: '/', title: 'Catalog', about: 'Images side by side, searched and filtered' },
  { href: '/analyze', title: 'Analyze', about: 'A Dockerfile, and what it needs of its base' },
  { href: '/compare', title: 'Compare', about: 'Two to five images, differences first' },
  { href: '/rules', title: 'Rules', about: 'What is looked for, and what an error message means' },
  { href: '/guides', title: 'Guides', about: 'How to choose, move, verify, and run without a shell' },
  { href: '/choose', title: 'Choose', about: 'Bases for a program that has no Dockerfile yet' },
  { href: '/facts', title: 'Glossary', about: 'What each fact means, and how it is established' },
  { href: '/needs', title: 'Needs', about: 'What a file needs of its base' },
  { href: '/grade', title: 'Grades', about: 'How a grade is reckoned' },
  { href: '/pictures', title: 'Pictures', about: 'Sizes, and when support ends' },
  { href: '/changes', title: 'Changes', about: 'What changed under a tag' },
  { href: '/shared', title: 'Shared reports', about: 'What was shared from this browser' },
  { href: '/developers', title: 'API', about: 'Everything these pages show, for programs: docs' },
];

const usual = 5;

/** Anything may have been meant: a page, or a thing by the last word of the path. */
export function MissingPage({ asked, catalog }: { readonly asked: string; readonly catalog: Catalog }) {
  const near = nearOf(asked, catalog);
  return (
    <>
      <Nearest
        title={near.length > 0 ? 'Called most like it' : 'What there is'}
        none=""
        near={near.length > 0 ? near : places.slice(0, usual)}
      />
      <Ways>
        <ButtonLink href="/" variant="primary">
          Search the catalog
        </ButtonLink>
      </Ways>
    </>
  );
}

function nearOf(asked: string, catalog: Catalog): readonly Near[] {
  const words = asked.split('/').filter(Boolean);
  const last = words.at(-1) ?? '';
  const things: readonly (Near & { readonly name: string })[] = [
    ...catalog.families.map(({ id, name, summary }) => thing('families', id, name, summary)),
    ...guides.map(({ slug, title, description }) => thing('guides', slug, title, description)),
    ...rules.map(({ id, title }) => thing('rules', id, title.replaceAll('`', ''), id)),
    ...catalog.images.map(({ id, name, reference }) => thing('images', id, name, reference)),
  ];
  const pages = words.length === 1 ? mostAlike(last, places, ({ href, title }) => [href, title], 2) : [];
  return [...pages, ...mostAlike(last, things, ({ name, title }) => [name, title], most)].slice(0, most);
}

function thing(kind: string, name: string, title: string, about: string): Near & { readonly name: string } {
  return { href: `/${kind}/${name}`, name, title, about };
}
