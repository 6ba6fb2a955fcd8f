/** Releases whose package indexes were looked through. */
const releases = ['debian 12', 'debian 13', 'ubuntu 22.04', 'ubuntu 24.04', 'ubuntu 26.04'] as const;

export type AbsentPackage = {
  /** What to install, or do, instead: the second half of a sentence that begins with "Install". */
  readonly instead: string | undefined;
  /** Several packages stand for the name, and apt picks none of them. */
  readonly isShared: boolean;
};

type Row = {
  readonly names: RegExp;
  /** Releases that have it: `12 13` of Debian, `22 24 26` of Ubuntu. */
  readonly in: string;
  readonly instead?: string;
  readonly shared?: string;
};

/** Most are names of the past; which release has them was read from the package indexes of the distributions on 2026-11-23. */
const rows: readonly Row[] = [
  { names: /^software-properties-common$/, in: '12 22 24 26' },
  { names: /^python$/, in: '', instead: '`python3`, and `python-is-python3` for the name' },
  { names: /^python-(pip|setuptools)$/, in: '22', instead: 'the package of Python 3, `python3-…`' },
  { names: /^python-dev$/, in: '', instead: '`python3-dev`' },
  { names: /^python2(\.7)?(-dev|-minimal)?$/, in: '22', instead: '`python3`' },
  { names: /^python3-distutils$/, in: '12 22', instead: '`python3-setuptools`' },
  { names: /^openjdk-(8|11)-(jdk|jre)(-headless)?$/, in: '22 24 26', instead: 'a newer `openjdk-…`' },
  { names: /^openjdk-17-(jdk|jre)(-headless)?$/, in: '12 22 24 26', instead: '`openjdk-21-…`' },
  { names: /^openjdk-(21|25)-(jdk|jre)(-headless)?$/, in: '13 22 24 26', instead: '`openjdk-17-…`' },
  { names: /^netcat$/, in: '22', instead: '`netcat-openbsd`', shared: '12 13 24 26' },
  { names: /^libasound2$/, in: '12 13 22', instead: '`libasound2t64`', shared: '24 26' },
  { names: /^libgl1-mesa-glx$/, in: '12 22', instead: '`libgl1`' },
  { names: /^libssl1\.[01](\.\d)?$/, in: '', instead: '`libssl3`, if the program runs with it' },
  { names: /^mysql-client$/, in: '22 24 26', instead: '`default-mysql-client`' },
  { names: /^mysql-server$/, in: '22 24 26', instead: '`mariadb-server`' },
  { names: /^libmysqlclient-dev$/, in: '22 24 26', instead: '`default-libmysqlclient-dev`' },
  { names: /^libmariadbclient-dev$/, in: '', instead: '`libmariadb-dev`' },
  { names: /^chromium-browser$/, in: '22 24 26', instead: '`chromium`' },
  { names: /^firefox$/, in: '22 24 26', instead: '`firefox-esr`' },
  { names: /^libpcre3(-dev)?$/, in: '12 22 24', instead: '`libpcre2-dev`, if the program builds with it' },
  { names: /^libncurses5$/, in: '12 22', instead: '`libncurses6`' },
  { names: /^libtinfo5$/, in: '12 22', instead: '`libtinfo6`' },
  { names: /^libjpeg8$/, in: '22 24 26', instead: '`libjpeg62-turbo`' },
  { names: /^libjpeg62-turbo$/, in: '12 13', instead: '`libjpeg-turbo8`' },
  { names: /^libffi7$/, in: '22', instead: '`libffi8`' },
  { names: /^libffi6$/, in: '', instead: '`libffi8`' },
  { names: /^libicu(66|67)$/, in: '' },
  { names: /^libicu70$/, in: '22' },
  { names: /^libicu72$/, in: '12' },
  { names: /^libicu74$/, in: '24' },
  { names: /^libicu76$/, in: '13' },
  { names: /^libicu78$/, in: '26' },
  { names: /^php7\.4(-(cli|fpm|common))?$/, in: '', instead: '`php-cli` or `php-fpm`, or use a `php` image' },
  {
    names: /^php8\.1(-(cli|fpm|common))?$/,
    in: '22',
    instead: '`php-cli` or `php-fpm`, or use a `php` image',
  },
  {
    names: /^php8\.2(-(cli|fpm|common))?$/,
    in: '12',
    instead: '`php-cli` or `php-fpm`, or use a `php` image',
  },
  {
    names: /^php8\.3(-(cli|fpm|common))?$/,
    in: '24',
    instead: '`php-cli` or `php-fpm`, or use a `php` image',
  },
  {
    names: /^php8\.4(-(cli|fpm|common))?$/,
    in: '13',
    instead: '`php-cli` or `php-fpm`, or use a `php` image',
  },
  { names: /^python3\.[789](-dev|-venv)?$/, in: '', instead: '`python3`, or use a `python` image' },
  { names: /^python3\.10(-dev|-venv)?$/, in: '22', instead: '`python3`, or use a `python` image' },
  { names: /^python3\.11(-dev|-venv)?$/, in: '12 22', instead: '`python3`, or use a `python` image' },
  { names: /^python3\.12(-dev|-venv)?$/, in: '24', instead: '`python3`, or use a `python` image' },
  { names: /^python3\.13(-dev|-venv)?$/, in: '13', instead: '`python3`, or use a `python` image' },
  { names: /^python3\.14(-dev|-venv)?$/, in: '26', instead: '`python3`, or use a `python` image' },
  { names: /^libwebp6$/, in: '', instead: '`libwebp7`' },
  { names: /^libcurl3$/, in: '', instead: '`libcurl4`' },
  { names: /^libtiff5$/, in: '22', instead: '`libtiff6`' },
  { names: /^libpng12-0$/, in: '', instead: '`libpng16-16`' },
  { names: /^libjasper-dev$/, in: '' },
  { names: /^libgconf-2-4$/, in: '12 22' },
  { names: /^libaio1$/, in: '12 22', instead: '`libaio1t64`' },
  { names: /^libatlas-base-dev$/, in: '12 22 24', instead: '`libopenblas-dev`' },
  { names: /^libxml2$/, in: '12 13 22 24', instead: '`libxml2-16`' },
  { names: /^policykit-1$/, in: '12 22 24', instead: '`polkitd`' },
  { names: /^ntpdate$/, in: '12 22 24', instead: '`ntpsec-ntpdate`' },
  { names: /^ntp$/, in: '12 22 24', instead: '`ntpsec`' },
  { names: /^exa$/, in: '12 22', instead: '`eza`' },
  { names: /^neofetch$/, in: '12 22 24' },
  { names: /^awscli$/, in: '12 13 22 26' },
  { names: /^ttf-dejavu$/, in: '', instead: '`fonts-dejavu`' },
  { names: /^ttf-freefont$/, in: '', instead: '`fonts-freefont-ttf`' },
  { names: /^ttf-liberation$/, in: '', instead: '`fonts-liberation`' },
  { names: /^wkhtmltopdf$/, in: '12 22 24' },
  { names: /^phantomjs$/, in: '' },
  { names: /^su-exec$/, in: '', instead: '`gosu`' },
  { names: /^nodejs-legacy$/, in: '', instead: '`nodejs`' },
  { names: /^multiarch-support$/, in: '' },
  { names: /^mongodb$/, in: '', instead: 'it from the repository of its publisher, added before' },
  {
    names:
      /^(docker-ce(-cli)?|terraform|google-chrome-stable|microsoft-edge-stable|powershell|dotnet-sdk-9\.0)$/,
    in: '',
    instead: 'it from the repository of its publisher, added before',
  },
];

/** Whether a release has no package of this name; undefined where it has one or nothing is known. */
export function absentPackage(
  distribution: string,
  release: string,
  name: string,
): AbsentPackage | undefined {
  if (!releases.some((each) => each === `${distribution} ${release}`)) return undefined;
  const row = rows.find(({ names }) => names.test(name));
  const [major = ''] = release.split('.');
  if (!row || row.in.split(' ').includes(major)) return undefined;
  return { instead: row.instead, isShared: row.shared?.split(' ').includes(major) === true };
}

/** Whether there are releases that have no package of this name. */
export function isMissingSomewhere(name: string): boolean {
  return rows.some(({ names }) => names.test(name));
}
