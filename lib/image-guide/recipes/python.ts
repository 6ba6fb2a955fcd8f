import { builderOf } from './builder';
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

export const python: RecipeMaker = (image, catalog) => {
  const language = languageOf(image, 'python');
  if (language === undefined || !runsPrograms(image)) return undefined;
  const release = language.version && minor(language.version);
  const builder = builderOf(image, catalog, 'python', ({ distribution }) =>
    release && distribution === 'debian' ? `python:${release}-slim` : undefined,
  );
  if (builder === undefined) return undefined;
  return {
    language: 'python',
    title: 'Python',
    dockerfile: dockerfile(
      `FROM ${builder.reference} AS build`,
      builder.userLine,
      'COPY requirements.txt .',
      'RUN pip install --no-cache-dir --target /packages -r requirements.txt',
      '',
      `FROM ${image.reference}`,
      'WORKDIR /app',
      'ENV PYTHONPATH=/packages PYTHONUNBUFFERED=1',
      'COPY --from=build /packages /packages',
      'COPY . .',
      userLine(image),
      startLine(image, image.traits.ownLanguage?.name === 'python' ? 'python' : 'python3', ['main.py']),
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
