import type { Catalog } from '@/lib/catalog/image';
import { isReferenceError, parseReference } from '@/lib/reference/reference';

/** Which registries are asked, by their names in references. */
export type Registries = {
  readonly isOn: boolean;
  /** Every one on the internet, besides. */
  readonly isOpen: boolean;
  readonly ofCatalog: ReadonlySet<string>;
  /** Named by whoever runs the server: they may be in a network of its own. */
  readonly own: readonly string[];
};

/** What the setting `PLINTH_REGISTRIES` says, beside the registries of all images of the catalog. */
export function registriesOf(catalog: Catalog, setting: readonly string[]): Registries {
  const names = catalog.images.flatMap(({ reference, facts }) => [
    reference,
    ...(facts.mirrors.known ? facts.mirrors.value : []),
  ]);
  const ofCatalog = names.flatMap((name) => {
    const reference = parseReference(name);
    return isReferenceError(reference) ? [] : [reference.registry];
  });
  return {
    isOn: !setting.includes('none'),
    isOpen: setting.includes('*'),
    ofCatalog: new Set(ofCatalog),
    own: setting.flatMap((name) => hostOf(name) ?? []),
  };
}

/** As in addresses: `Registry.example:443` is `registry.example`. */
function hostOf(name: string): string | undefined {
  const url = `https://${name}`;
  return name === '*' || name === 'none' || !URL.canParse(url) ? undefined : new URL(url).host;
}

export function mayMeasureFrom(registry: string, { isOn, isOpen, ofCatalog, own }: Registries): boolean {
  return isOn && (isOpen || ofCatalog.has(registry) || own.includes(hostOf(registry) ?? ''));
}

/**
 * Who may be asked in a network of its own to read an image of this registry: nobody for one on the internet, which could
 * otherwise lead this server to whatever its owner has named.
 */
export function ownHostsFor(registry: string, { own }: Registries): readonly string[] {
  return own.includes(hostOf(registry) ?? '') ? own : [];
}
