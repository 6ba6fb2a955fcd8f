import { type Table, table } from '../text/table';

/** Names for people of the distributions, languages and programs that facts name by id. */
const names: Table<string> = table({
  debian: 'Debian',
  ubuntu: 'Ubuntu',
  alpine: 'Alpine',
  rhel: 'RHEL',
  fedora: 'Fedora',
  centos: 'CentOS',
  'amazon-linux': 'Amazon Linux',
  'oracle-linux': 'Oracle Linux',
  'rocky-linux': 'Rocky Linux',
  almalinux: 'AlmaLinux',
  photon: 'Photon OS',
  sles: 'SUSE Linux Enterprise',
  wolfi: 'Wolfi',
  azurelinux: 'Azure Linux',
  'cbl-mariner': 'CBL-Mariner',
  hummingbird: 'Hummingbird',
  nixos: 'NixOS',
  go: 'Go',
  nodejs: 'Node.js',
  python: 'Python',
  java: 'Java',
  ruby: 'Ruby',
  php: 'PHP',
  rust: 'Rust',
  dotnet: '.NET',
  perl: 'Perl',
  gcc: 'GCC',
  'eclipse-temurin': 'Eclipse Temurin',
  'amazon-corretto': 'Amazon Corretto',
  openjdk: 'OpenJDK',
  nginx: 'nginx',
  redis: 'Redis',
  postgresql: 'PostgreSQL',
  haproxy: 'HAProxy',
});

/** `nodejs` → "Node.js"; an id without a name here is its own name. */
export function nameOf(id: string): string {
  return names[id] ?? id;
}
