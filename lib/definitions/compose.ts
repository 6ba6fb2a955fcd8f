import { parseReference } from '../reference/reference';
import { composeBuild } from './compose-build';
import { extendedServices, type Service } from './compose-extends';
import { composeUse } from './compose-use';
import type { Definition, UsedImage } from './definition';
import { Filling } from './filling';
import { parsedImage } from './image-name';
import type { Placed } from './placed';
import { entriesOf, type Value, valueAt } from './value';
import { readYaml } from './yaml';

/**
 * A Compose file alone (https://github.com/compose-spec/compose-spec/blob/main/spec.md): what its services build, whatever
 * profile they are of, and the images they run. `variables`: what `.env` and the environment set.
 */
export function composeDefinition(text: string, variables: ReadonlyMap<string, string>): Definition {
  const { documents, said } = readYaml(text);
  const filling = new Filling(said, variables);
  const builds: Definition['builds'][number][] = [];
  const images: UsedImage[] = [];
  for (const document of documents) {
    const include = valueAt(document, 'include');
    if (include !== undefined) filling.say({ code: 'include', span: include.span });
    const services = extendedServices(servicesOf(document), filling);
    const made = new Set(services.flatMap((service) => madeName(service, filling)));
    for (const service of services) {
      const build = valueAt(service.value, 'build');
      if (build !== undefined && build.kind !== 'empty')
        builds.push(...composeBuild(service, build, filling));
      else images.push(...usedImage(service, made, filling));
    }
  }
  return { kind: 'compose', builds, images, notUnderstood: filling.said };
}

/** The first version had the services at the margin. */
function servicesOf(document: Value): readonly Service[] {
  const services = valueAt(document, 'services');
  const isOld =
    services === undefined &&
    entriesOf(document).some(({ value }) => valueAt(value, 'image') ?? valueAt(value, 'build'));
  return entriesOf(isOld ? document : services).flatMap(({ key, keySpan, value }) =>
    value.kind === 'table' ? [{ name: key, span: keySpan, value }] : [],
  );
}

/** What an image that is built here is called: another service may run it. */
function madeName({ value }: Service, filling: Filling): readonly string[] {
  if (valueAt(value, 'build') === undefined) return [];
  const image = filling.quietly(valueAt(value, 'image'));
  return image === undefined ? [] : [nameOf(image)];
}

function nameOf({ text }: Placed): string {
  const reference = parseReference(text);
  return 'error' in reference ? text : JSON.stringify({ ...reference, tag: reference.tag ?? 'latest' });
}

function usedImage(service: Service, made: ReadonlySet<string>, filling: Filling): readonly UsedImage[] {
  const { name, span, value } = service;
  const written = valueAt(value, 'image');
  if (written === undefined) {
    if (valueAt(value, 'extends') === undefined && valueAt(value, 'provider') === undefined)
      filling.say({ code: 'nothing-to-run', name, span });
    return [];
  }
  const reference = parsedImage(filling.text(written), filling);
  if (reference === undefined || made.has(nameOf(reference))) return [];
  const platform = filling.text(valueAt(value, 'platform'))?.text;
  return [{ name, reference, platform, use: composeUse(value, filling) }];
}
