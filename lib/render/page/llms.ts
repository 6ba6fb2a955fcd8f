import { bullets, document, link, plain } from './markup';

type Page = { readonly title: string; readonly description: string; readonly path: string };

export type LlmsGround = {
  /** Address of the server, empty where it has none. */
  readonly site: string;
  readonly images: number;
  readonly families: number;
  readonly rules: number;
  /** The day of the catalog. */
  readonly date: string;
  readonly guides: readonly Page[];
};

/** What Plinth is and where its pages are as Markdown, for programs that read: https://llmstxt.org */
export function llmsText({ site, images, families, rules, date, guides }: LlmsGround): string {
  const entries = (pages: readonly Page[]) =>
    bullets(
      pages.map(({ title, description, path }) => `${link(title, site + path)}: ${plain(description)}`),
    );
  return document([
    '# Plinth',
    `> What should your container stand on? ${images} base images of ${families} families compared fact by fact, each fact with its source, and Dockerfiles analyzed by ${rules} rules: whether they build and start, what is a risk, and what they could stand on.`,
    `The catalog is of ${date}. What is not known is said to be not known. Every page of a rule, an image, a family and a guide is Markdown under its address with \`.md\`, or where \`Accept: text/markdown\` asks for it; so is a shared report, \`/r/<id>.md\`.`,
    '## Catalog',
    entries([
      {
        title: 'Images',
        description: 'the families of the catalog with the first of their images',
        path: '/images.md',
      },
      { title: 'Rules', description: 'every rule in a line', path: '/rules.md' },
    ]),
    '## Guides',
    entries(guides),
    '## For programs',
    entries([
      {
        title: 'OpenAPI description',
        description: 'the HTTP API: images, references, analyses, rewrites, reports',
        path: '/api/openapi.json',
      },
      {
        title: 'How to use the API and the MCP server',
        description: 'the same for people; agents ask /mcp over Streamable HTTP',
        path: '/developers',
      },
    ]),
    '## Optional',
    entries([
      { title: 'Catalog as JSON', description: 'every fact of every image at once', path: '/catalog.json' },
      { title: 'Catalog as CSV', description: 'the same as a table', path: '/catalog.csv' },
    ]),
  ]);
}
