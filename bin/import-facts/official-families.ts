/** Words of ours about the families of Docker Official Images. */
export type OfficialFamily = {
  readonly id: string;
  readonly repository: string;
  readonly name: string;
  readonly summary: string;
};

export const officialFamilies: readonly OfficialFamily[] = [
  {
    id: 'alpine',
    repository: 'alpine',
    name: 'Alpine',
    summary: 'A small distribution on musl and BusyBox, with apk.',
  },
  {
    id: 'debian',
    repository: 'debian',
    name: 'Debian',
    summary: 'The distribution most official images stand on; slim leaves out manuals and locales.',
  },
  {
    id: 'ubuntu',
    repository: 'ubuntu',
    name: 'Ubuntu',
    summary: 'Ubuntu’s minimal root file system, with apt.',
  },
  {
    id: 'busybox',
    repository: 'busybox',
    name: 'BusyBox',
    summary: 'One program that stands in for the usual Unix tools, with glibc, musl or uClibc.',
  },
  {
    id: 'golang',
    repository: 'golang',
    name: 'Go',
    summary: 'The Go toolchain, to build in. The result belongs on a smaller image.',
  },
  { id: 'node', repository: 'node', name: 'Node.js', summary: 'Node.js with npm, on Debian or Alpine.' },
  { id: 'python', repository: 'python', name: 'Python', summary: 'CPython with pip, on Debian or Alpine.' },
  {
    id: 'eclipse-temurin',
    repository: 'eclipse-temurin',
    name: 'Eclipse Temurin',
    summary: 'Java by Eclipse Adoptium, as JDK and as JRE, on Ubuntu, Alpine and UBI.',
  },
  {
    id: 'amazoncorretto',
    repository: 'amazoncorretto',
    name: 'Amazon Corretto',
    summary: 'Java by Amazon, on Amazon Linux and Alpine.',
  },
  {
    id: 'openjdk',
    repository: 'openjdk',
    name: 'OpenJDK (retired)',
    summary: 'The former official Java image; only early-access builds are still made.',
  },
  { id: 'rust', repository: 'rust', name: 'Rust', summary: 'The Rust toolchain, to build in.' },
  {
    id: 'ruby',
    repository: 'ruby',
    name: 'Ruby',
    summary: 'Ruby with gem and bundler, on Debian or Alpine.',
  },
  { id: 'php', repository: 'php', name: 'PHP', summary: 'PHP for the command line, as FPM or with Apache.' },
  { id: 'gcc', repository: 'gcc', name: 'GCC', summary: 'The GNU compilers, to build in.' },
  { id: 'perl', repository: 'perl', name: 'Perl', summary: 'Perl with cpanm, on Debian.' },
  { id: 'maven', repository: 'maven', name: 'Maven', summary: 'Apache Maven on a JDK, to build in.' },
  { id: 'gradle', repository: 'gradle', name: 'Gradle', summary: 'Gradle on a JDK, to build in.' },
  { id: 'nginx', repository: 'nginx', name: 'nginx', summary: 'The nginx web server, ready to run.' },
  { id: 'redis', repository: 'redis', name: 'Redis', summary: 'The Redis server, ready to run.' },
  {
    id: 'postgres',
    repository: 'postgres',
    name: 'PostgreSQL',
    summary: 'The PostgreSQL server, ready to run.',
  },
  {
    id: 'haproxy',
    repository: 'haproxy',
    name: 'HAProxy',
    summary: 'The HAProxy load balancer, ready to run.',
  },
  {
    id: 'amazon-linux',
    repository: 'amazonlinux',
    name: 'Amazon Linux',
    summary: 'Amazon’s distribution, with dnf.',
  },
  {
    id: 'oracle-linux',
    repository: 'oraclelinux',
    name: 'Oracle Linux',
    summary: 'Oracle’s rebuild of RHEL; slim comes with microdnf.',
  },
  {
    id: 'almalinux',
    repository: 'almalinux',
    name: 'AlmaLinux',
    summary: 'A community rebuild of RHEL, from micro to the full image.',
  },
  {
    id: 'rocky-linux',
    repository: 'rockylinux',
    name: 'Rocky Linux',
    summary: 'A community rebuild of RHEL. The official image is frozen; the publisher’s own goes on.',
  },
  { id: 'fedora', repository: 'fedora', name: 'Fedora', summary: 'Fedora’s container image, with dnf.' },
  {
    id: 'photon',
    repository: 'photon',
    name: 'Photon OS',
    summary: 'A small distribution by VMware, with tdnf.',
  },
  {
    id: 'centos',
    repository: 'centos',
    name: 'CentOS (retired)',
    summary: 'The former rebuild of RHEL, no longer made.',
  },
];
