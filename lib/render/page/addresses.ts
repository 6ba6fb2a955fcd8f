/** Where the Markdown of a thing is read. */
export type Addresses = {
  rule(id: string): string;
  image(id: string): string;
  family(id: string): string;
};

/** Of a server; without its own address, from wherever the page was read. */
export function webAddresses(site: string): Addresses {
  return {
    rule: (id) => `${site}/rules/${id}.md`,
    image: (id) => `${site}/images/${id}.md`,
    family: (id) => `${site}/families/${id}.md`,
  };
}

/** Of a program that has no address: by the names of its resources. */
export const resourceAddresses: Addresses = {
  rule: (id) => `plinth://rules/${id}`,
  image: (id) => `plinth://images/${id}`,
  family: (id) => `plinth://families/${id}`,
};
