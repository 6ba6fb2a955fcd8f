function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Official language images without a slim or alpine suffix stand on buildpack-deps. */
export const onBuildpackDeps = words('golang node python ruby rust gcc perl');

/** What buildpack-deps brings. */
export const buildpackPrograms = words(
  'curl wget git gpg ssh scp ps top gcc g++ cc c++ make perl openssl update-ca-certificates tar ' +
    'gzip pkg-config',
);

/** Neither in the smallest Debian and Ubuntu images nor in the slim images built on them. */
export const notInDebianSlim = words(
  'curl wget git gcc cc g++ c++ make cmake jq unzip zip ping nc netstat ss ip dig nslookup ssh scp ' +
    'rsync sudo gosu tini dumb-init supervisord vim nano psql pg_isready mysql mysqladmin redis-cli ' +
    'ffmpeg socat strace telnet cron crond crontab lsof locale-gen ps top node npm npx yarn java ' +
    'javac mvn gradle go cargo rustc ruby php dotnet python python3 pip pip3 nginx su-exec apk dnf ' +
    'microdnf yum rpm tdnf zypper file less',
);

/** Essential in Debian and Ubuntu. */
export const inDebianSlim = words(
  'bash dash sh apt-get apt dpkg perl useradd groupadd usermod groupmod userdel find xargs grep sed ' +
    'awk tar gzip hostname which localedef',
);

/** Not in Alpine's base image nor in Wolfi's, whose programs come from BusyBox. */
export const notInAlpine = words(
  'curl git gcc cc g++ c++ make cmake jq zip ss ssh scp rsync sudo gosu tini dumb-init supervisord ' +
    'vim nano psql pg_isready mysql mysqladmin redis-cli ffmpeg socat strace cron locale-gen node npm ' +
    'npx yarn java javac mvn gradle go cargo rustc ruby php dotnet python python3 pip pip3 nginx su- ' +
    'exec dnf microdnf yum rpm tdnf zypper file bash useradd groupadd usermod groupmod userdel apt- ' +
    'get apt dpkg perl gpg openssl',
);

/** BusyBox brings them. */
export const inAlpine = words('sh ash apk wget nc vi adduser addgroup find grep sed awk tar ps');

/** Not in the minimal UBI image. */
export const notInUbiMinimal = words(
  'wget git gcc g++ make node npm java go jq unzip sudo useradd groupadd usermod',
);

/** Official images that bring the package manager of their language in every variant. */
export const officialLanguageFamilies = words('golang node python ruby rust php');
