import type { Catalog, CatalogImage } from '../../catalog/image';
import {
  dockerfile,
  hasMusl,
  languageOf,
  minor,
  type RecipeMaker,
  runsPrograms,
  startLine,
  userLine,
} from './recipe';

/** An image with pip, of the same Python and C library as `image`. */
function builderOf(image: CatalogImage, catalog: Catalog, version: string | undefined): string | undefined {
  if (image.family === 'python') return image.reference;
  const { debugSibling, upstream } = image.facts;
  if (image.family === 'chainguard')
    return debugSibling.known && debugSibling.value !== 'none' ? debugSibling.value : undefined;
  if (image.family === 'ubi') return catalog.get(image.id.replace(/-minimal$/, ''))?.reference;
  const release = version === undefined ? undefined : minor(version);
  if (release === undefined || !upstream.known || upstream.value === 'none') return undefined;
  if (upstream.value.distribution !== 'debian') return undefined;
  return `python:${release}-slim`;
}

export const python: RecipeMaker = (image, catalog) => {
  const language = languageOf(image, 'python');
  if (language === undefined || !runsPrograms(image)) return undefined;
  const builder = builderOf(image, catalog, language.version);
  if (builder === undefined) return undefined;
  const needsRoot = image.family === 'chainguard' || image.family === 'ubi';
  return {
    language: 'python',
    title: 'Python',
    dockerfile: dockerfile(
      `FROM ${builder} AS build`,
      needsRoot ? 'USER root' : undefined,
      'COPY requirements.txt .',
      'RUN pip install --no-cache-dir --target /packages -r requirements.txt',
      '',
      `FROM ${image.reference}`,
      'WORKDIR /app',
      'ENV PYTHONPATH=/packages PYTHONUNBUFFERED=1',
      'COPY --from=build /packages /packages',
      'COPY . .',
      userLine(image),
      startLine(image, image.family === 'python' ? 'python' : 'python3', ['main.py']),
    ),
    notes: [
      'Packages are installed into a folder of their own: a virtual environment would point at the builder’s interpreter.',
      'Builder and image have the same minor version of Python, as compiled packages require.',
      ...(hasMusl(image)
        ? ['The C library is musl: a package without a musllinux wheel is compiled on install.']
        : []),
    ],
  };
};
