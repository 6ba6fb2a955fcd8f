import { readCatalog } from '../../lib/catalog/files';
import { findImage, imageMeant } from '../../lib/catalog/find';
import type { CatalogImage, ResolvedReference } from '../../lib/catalog/image';
import { movesIn, storyOf, type TagStory } from '../../lib/catalog/tag-story';
import { facetById } from '../../lib/facets';
import { valueOf } from '../../lib/fact/fact';
import { isReferenceError, longestReference, parseReference } from '../../lib/reference/reference';
import { renderJson } from '../../lib/render/json';
import { plain } from '../../lib/render/plain';
import { visibleExcept } from '../../lib/text/visible';
import { InputError } from '../input-error';
import { today } from '../today';
import { columnsText } from './columns';

export type AskedToResolve = { readonly format: string };

const shownFacts = ['upstream', 'libc', 'shell', 'user', 'compressed-size', 'support-ends'] as const;

/** `plinth resolve`: what a reference means today, and what its tag meant. */
export function resolveCommand(reference: string, { format }: AskedToResolve): void {
  if (reference.length > longestReference)
    throw new InputError(`the reference is longer than ${longestReference} characters`);
  const parsed = parseReference(reference);
  if (reference !== 'scratch' && isReferenceError(parsed))
    throw new InputError(`${reference}: it is no image reference: ${parsed.error}`);
  const catalog = readCatalog();
  const found = findImage(catalog, reference, today);
  const story = storyOf(catalog, reference, today);
  const answer = { reference, found, story };
  process.stdout.write(format === 'json' ? jsonOf(answer) : visibleExcept('\n', textOf(answer)));
  const isKnown = found.kind === 'image' || found.kind === 'scratch' || story !== undefined;
  process.exitCode = isKnown ? 0 : 1;
}

type Answer = {
  readonly reference: string;
  readonly found: ResolvedReference;
  readonly story: TagStory | undefined;
};

function nearestTo(found: ResolvedReference): readonly string[] {
  return found.kind === 'tag-unknown' ? (found.never?.nearest() ?? []) : [];
}

function becauseOf(found: ResolvedReference): string | undefined {
  if (found.kind === 'not-in-catalog') return 'The catalog does not know this repository.';
  return found.kind === 'scratch' ? undefined : found.because;
}

/** What people call the same image. */
function aliasesOf({ facts }: CatalogImage): readonly string[] {
  return [...(valueOf(facts.tags) ?? []), ...(valueOf(facts.mirrors) ?? [])];
}

function textOf({ found, reference, story }: Answer): string {
  const image = imageMeant(found);
  const because = becauseOf(found);
  const nearest = nearestTo(found);
  const aliases = image === undefined ? [] : aliasesOf(image);
  const lines = [
    found.kind === 'image' && found.image.reference !== reference
      ? `${reference}: ${found.image.name}, ${found.image.reference}`
      : reference,
    ...(because === undefined ? [] : [plain(because)]),
    ...(nearest.length === 0 ? [] : [`Tags that are written alike: ${nearest.join(', ')}`]),
    ...(found.kind === 'look-alike' && image
      ? ['', `What may be meant: ${image.name}, ${image.reference}`]
      : []),
  ];
  const facts = image === undefined ? '' : `\n${columnsText(factRows(image))}`;
  const also = aliases.length === 0 ? '' : `\nAlso called: ${aliases.join(', ')}\n`;
  return `${lines.join('\n')}\n${facts}${also}${story === undefined ? '' : storyText(story)}`;
}

function factRows(image: CatalogImage): readonly (readonly string[])[] {
  const rows = shownFacts.flatMap((id) => {
    const facet = facetById(id);
    return facet === undefined ? [] : [[`  ${facet.title}`, facet.text(image) ?? 'not known']];
  });
  const digest = digestOf(image);
  const seen = digest?.observed === undefined ? '' : `, seen on ${digest.observed}`;
  return [...rows, ['  Digest', digest === undefined ? 'not known' : `${digest.value}${seen}`]];
}

/** A tag moves on: a digest is that of a day. */
function digestOf({ facts: { digest } }: CatalogImage) {
  if (!digest.known) return undefined;
  const [source] = digest.sources;
  const observed = source.kind === 'image' ? source.observed : undefined;
  return { value: digest.value, ...(observed !== undefined && { observed }) };
}

function storyText(story: TagStory): string {
  const rows = story.chapters.map(({ from, libc, name, until }) => [
    `  ${from}`,
    until === undefined ? 'today' : until,
    [name, ...(libc === undefined ? [] : [libc])].join(', '),
  ]);
  return `\nWhat the tag ${story.tag} of ${story.repository} stood on, as far as ${story.until}:\n${columnsText(rows)}${movesIn(story)}\n`;
}

function jsonOf({ found, reference, story }: Answer): string {
  const image = imageMeant(found);
  const because = becauseOf(found);
  const nearest = nearestTo(found);
  const digest = image && digestOf(image);
  return renderJson({
    reference,
    today,
    kind: found.kind,
    ...(because !== undefined && { because }),
    ...(nearest.length > 0 && { nearest }),
    ...(image && {
      [found.kind === 'look-alike' ? 'meant' : 'image']: {
        id: image.id,
        name: image.name,
        reference: image.reference,
        facts: Object.fromEntries(
          shownFacts.flatMap((id) => {
            const text = facetById(id)?.text(image);
            return text === undefined ? [] : [[id, text]];
          }),
        ),
        ...(digest && { digest }),
        aliases: aliasesOf(image),
      },
    }),
    ...(story && {
      history: {
        repository: story.repository,
        tag: story.tag,
        until: story.until,
        listed: story.listed,
        spans: story.chapters.map(({ from, libc, name, source, until }) => ({
          from,
          until,
          on: name,
          libc,
          source,
        })),
      },
    }),
  });
}
