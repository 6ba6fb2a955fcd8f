import type { WholeCatalog } from '../catalog/catalog';
import { findImage } from '../catalog/find';
import type { CatalogImage } from '../catalog/image';
import { hasEnded } from '../catalog/life';
import { compareVersions } from '../contents/version';
import { isSpecial } from '../recommend/likeness';
import { releaseOf } from './sibling';

/** A language to begin with, and how a file for it is written. */
export type Starter = {
  readonly id: string;
  readonly title: string;
  /** Whose images name the releases that are maintained. */
  readonly family: string;
  /** The image that builds, of a release. */
  image(release: string): string;
  /** Whether programs in it may call C, which decides how they are linked. */
  readonly mayCallC?: true;
  lines(callsC: boolean): readonly string[];
};

const copyAll = 'COPY . .';

export const starters: readonly Starter[] = [
  {
    id: 'nodejs',
    title: 'Node.js',
    family: 'node',
    image: (release) => `node:${release}`,
    lines: () => [
      'WORKDIR /app',
      'COPY package.json package-lock.json ./',
      'RUN npm ci --omit=dev',
      copyAll,
      'CMD ["node", "server.js"]',
    ],
  },
  {
    id: 'python',
    title: 'Python',
    family: 'python',
    image: (release) => `python:${release}`,
    lines: () => [
      'WORKDIR /app',
      'COPY requirements.txt ./',
      'RUN pip install --no-cache-dir -r requirements.txt',
      copyAll,
      'CMD ["python", "app.py"]',
    ],
  },
  {
    id: 'go',
    title: 'Go',
    family: 'golang',
    image: (release) => `golang:${release}`,
    mayCallC: true,
    lines: (callsC) => [
      'WORKDIR /src',
      'COPY go.mod go.sum ./',
      'RUN go mod download',
      copyAll,
      `RUN CGO_ENABLED=${callsC ? 1 : 0} go build -o /app .`,
      'CMD ["/app"]',
    ],
  },
  {
    id: 'java',
    title: 'Java',
    family: 'eclipse-temurin',
    image: (release) => `maven:3-eclipse-temurin-${release}`,
    lines: () => [
      'WORKDIR /src',
      'COPY pom.xml ./',
      'RUN mvn -B dependency:go-offline',
      'COPY src ./src',
      'RUN mvn -B package',
      'CMD ["java", "-jar", "/src/target/app.jar"]',
    ],
  },
  {
    id: 'dotnet',
    title: '.NET',
    family: 'dotnet',
    image: (release) => `mcr.microsoft.com/dotnet/sdk:${release}`,
    lines: () => [
      'WORKDIR /src',
      copyAll,
      'RUN dotnet publish -c Release -o /app',
      'WORKDIR /app',
      'ENTRYPOINT ["dotnet", "App.dll"]',
    ],
  },
  {
    id: 'rust',
    title: 'Rust',
    family: 'rust',
    image: (release) => `rust:${release}`,
    lines: () => ['WORKDIR /src', copyAll, 'RUN cargo build --release', 'CMD ["/src/target/release/app"]'],
  },
  {
    id: 'ruby',
    title: 'Ruby',
    family: 'ruby',
    image: (release) => `ruby:${release}`,
    lines: () => [
      'WORKDIR /app',
      'COPY Gemfile Gemfile.lock ./',
      'RUN bundle install',
      copyAll,
      'CMD ["bundle", "exec", "puma"]',
    ],
  },
];

/** The account of a program that needs none of its own: no image has it for anything else. */
const account = 'USER 65532';

/** A Dockerfile to begin with: one stage that builds and runs, for `rewrite` to find what it should stand on. */
export function starterText(starter: Starter, release: string, callsC: boolean): string {
  const lines = starter.lines(callsC);
  return `${[`FROM ${starter.image(release)}`, ...lines.slice(0, -1), account, ...lines.slice(-1)].join('\n')}\n`;
}

/** The releases of a language that get fixes, the newest first. */
export function releasesFor(
  { family, image }: Starter,
  catalog: WholeCatalog,
  today: string,
): readonly string[] {
  const listed = catalog.images.filter((one) => one.family === family && !isSpecial(one));
  const lines = catalog.tags
    .linesOf(family, today)
    .flatMap((line) => found(`${family}:${line}`, catalog, today));
  const releases = [...listed, ...lines]
    .filter((one) => !hasEnded(one, today))
    .flatMap((one) => releaseOf(one) ?? []);
  return [...new Set(releases)]
    .filter((release) => found(image(release), catalog, today).some((one) => releaseOf(one) === release))
    .sort((a, b) => compareVersions(b, a));
}

function found(reference: string, catalog: WholeCatalog, today: string): readonly CatalogImage[] {
  const image = findImage(catalog, reference, today);
  return image.kind === 'image' ? [image.image] : [];
}
