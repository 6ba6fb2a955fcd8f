import type { FamilyFile } from '../../lib/catalog/family';
import type { RawObject } from './source';
import { asBoolean, asCount, compact, derived, entryOf, said } from './source';

/** scratch: no image at all, so everything about it is known. */
export function importScratch(objects: readonly RawObject[]): FamilyFile {
  const facts = objects.find(({ ref }) => ref === 'scratch')?.facts ?? {};
  return {
    id: 'scratch',
    name: 'scratch',
    summary: 'The empty image: no files, no user, no shell. A program here must bring everything it needs.',
    publisher: 'Docker',
    homepage: 'https://hub.docker.com/_/scratch',
    facts: {},
    variants: [
      {
        id: 'scratch',
        name: 'scratch',
        reference: 'scratch',
        facts: compact({
          publisher: said(
            'Docker',
            facts.registryRef,
            'a reserved name of the builder, not an image of a registry',
          ),
          purpose: said<'base'>('base', facts.registryRef),
          language: said<'none'>('none', facts.registryRef),
          upstream: said<'none'>('none', facts.registryRef),
          compressedSize: said({ 'linux/amd64': 0, 'linux/arm64': 0 }, facts.compressedSize, 'no layers'),
          unpackedSize: said({ 'linux/amd64': 0, 'linux/arm64': 0 }, facts.unpackedSize, 'no layers'),
          packageCount: entryOf(facts.packageCount, asCount),
          packages: said<Record<string, string>>({}, facts.packageCount),
          tags: said<string[]>([], facts.tags, 'takes no tag and no digest'),
          shell: said<'none'>('none', facts.shell),
          packageManagers: said<string[]>([], facts.packageManager),
          libc: said({ family: 'none' as const }, facts.libc),
          caCertificates: entryOf(facts.caCertificates, asBoolean),
          timeZoneData: entryOf(facts.tzdata, asBoolean),
          openssl: entryOf(facts.openssl, asBoolean),
          passwd: entryOf(facts.etcPasswd, asBoolean),
          accounts: said({ users: [], whole: true }, facts.etcPasswd),
          tmp: entryOf(facts.tmpDir, asBoolean),
          user: said({ uid: 0 }, facts.user, 'no USER is set'),
          entrypoint: said<string[]>([], facts.user),
          command: said<string[]>([], facts.user),
          environment: said<Record<string, string>>({}, facts.user),
          workdir: said('/', facts.workdirDefault),
          sbom: said<'none'>('none', facts.sbom),
          signature: said<'none'>('none', facts.signature),
          provenance: said<'none'>('none', facts.slsaProvenance),
          fips: said(false, facts.fips),
          access: said<'anonymous'>('anonymous', facts.registryRef, 'nothing is pulled'),
          documentation: said('https://hub.docker.com/_/scratch', facts.docsUrl),
          retired: said<'none'>('none', facts.registryRef),
          supportEnds: derived<{ noEnd: 'empty' }>(
            { noEnd: 'empty' },
            'nothing is inside that could go out of support',
            ['scratch'],
          ),
        }),
      },
    ],
  };
}
