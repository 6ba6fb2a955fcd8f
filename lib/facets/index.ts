import { access } from './access';
import { accounts } from './accounts';
import { built } from './built';
import { caCertificates } from './ca-certificates';
import { command } from './command';
import { components } from './components';
import { compressedSize } from './compressed-size';
import { compressedSizeArm64 } from './compressed-size-arm64';
import { debugSibling } from './debug-sibling';
import { declaredPackages } from './declared-packages';
import { digest } from './digest';
import { documentation } from './documentation';
import { entrypoint } from './entrypoint';
import { environment } from './environment';
import type { Facet } from './facet';
import { fips } from './fips';
import { language } from './language';
import { libc } from './libc';
import { licence } from './licence';
import { mirrors } from './mirrors';
import { missingPrograms } from './missing-programs';
import { openssl } from './openssl';
import { packageCount } from './package-count';
import { packageManagers } from './package-managers';
import { packages } from './packages';
import { passwd } from './passwd';
import { path } from './path';
import { platforms } from './platforms';
import { ports } from './ports';
import { processor } from './processor';
import { provenance } from './provenance';
import { publisher } from './publisher';
import { purpose } from './purpose';
import { rebuilt } from './rebuilt';
import { recipe } from './recipe';
import { reproducible } from './reproducible';
import { retired } from './retired';
import { sbom } from './sbom';
import { shell } from './shell';
import { signature } from './signature';
import { supportEnds } from './support-ends';
import { tags } from './tags';
import { timeZoneData } from './time-zone-data';
import { tmp } from './tmp';
import { unpackedSize } from './unpacked-size';
import { upstream } from './upstream';
import { user } from './user';
import { vex } from './vex';
import { workdir } from './workdir';

/** Every facet, in the order of the glossary. Columns, filters, comparison and glossary follow from this list. */
export const facets: readonly Facet[] = [
  publisher,
  purpose,
  language,
  upstream,
  platforms,
  tags,
  mirrors,
  digest,
  compressedSize,
  compressedSizeArm64,
  unpackedSize,
  packageCount,
  components,
  packages,
  declaredPackages,
  missingPrograms,
  shell,
  packageManagers,
  libc,
  processor,
  caCertificates,
  timeZoneData,
  openssl,
  passwd,
  tmp,
  accounts,
  user,
  entrypoint,
  command,
  ports,
  path,
  workdir,
  environment,
  debugSibling,
  sbom,
  signature,
  provenance,
  vex,
  reproducible,
  fips,
  rebuilt,
  access,
  licence,
  documentation,
  recipe,
  built,
  supportEnds,
  retired,
];

const byId = new Map(facets.map((facet) => [facet.id, facet]));

export function facetById(id: string): Facet | undefined {
  return byId.get(id);
}
