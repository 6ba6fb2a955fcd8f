import { expect, test } from 'vitest';
import { planOf } from './plan.fixture';

const distroless = 'gcr.io/distroless/python3-debian13:nonroot';

const before = (start: string, release = '3.13') => `FROM python:${release}-slim-trixie AS build
RUN python -m venv /opt/venv
COPY requirements.txt .
RUN /opt/venv/bin/pip install -r requirements.txt
FROM python:${release}-slim-trixie
COPY --from=build /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
COPY . /app
${start}
`;

test.each([
  ['CMD ["python", "/app/main.py"]', 'CMD ["/app/main.py"]'],
  ['CMD ["uvicorn", "app:api", "--port", "80"]', 'CMD ["-m", "uvicorn", "app:api", "--port", "80"]'],
  ['CMD ["/opt/venv/bin/gunicorn", "app:api"]', 'CMD ["-m", "gunicorn", "app:api"]'],
  ['CMD gunicorn app:api', 'CMD ["-m", "gunicorn", "app:api"]'],
  [
    'ENTRYPOINT ["celery"]\nCMD ["-A", "jobs", "worker"]',
    'ENTRYPOINT ["/usr/bin/python3.13", "-m", "celery"]\nCMD ["-A", "jobs", "worker"]',
  ],
])('reads the packages of an environment by PYTHONPATH: %s', async (start, made) => {
  const { proof, text } = await planOf(before(start), distroless);
  expect(text.slice(text.indexOf('COPY . /app\n') + 12)).toBe(
    `ENV PYTHONPATH=/opt/venv/lib/python3.13/site-packages\n${made}\n`,
  );
  expect(proof.isProved).toBe(true);
});

test.each([
  ['a program that nothing says to be a module', before('CMD ["my-service"]')],
  ['a path of modules that is said already', before('ENV PYTHONPATH=/app\nCMD ["uvicorn", "app:api"]')],
  ['a start that needs a shell', before('CMD uvicorn app:api --port $PORT')],
])('proves nothing for %s', async (_what, text) => {
  expect((await planOf(text, distroless)).proof.isProved).toBe(false);
});

test('the environment is made with the release that the base has', async () => {
  const { text } = await planOf(before('CMD ["uvicorn", "app:api"]', '3.12'), distroless);
  expect(text).toContain('FROM python:3.13-slim-trixie AS build\n');
  expect(text).toContain('/lib/python3.13/site-packages\n');
});

test('packages that are copied without an environment are read where they are', async () => {
  const { proof, text } = await planOf(
    `FROM python:3.13-slim-trixie AS build
RUN pip install flask gunicorn
FROM python:3.13-slim-trixie
COPY --from=build /usr/local/lib/python3.13/site-packages /usr/local/lib/python3.13/site-packages
COPY --from=build /usr/local/bin /usr/local/bin
CMD ["gunicorn", "app:api"]
`,
    distroless,
  );
  expect(text).toContain(
    'ENV PYTHONPATH=/usr/local/lib/python3.13/site-packages\nCMD ["-m", "gunicorn", "app:api"]\n',
  );
  expect(proof.isProved).toBe(true);
});

test('packages beside another interpreter are found by PYTHONPATH where what starts them names that interpreter', async () => {
  const { proof, text } = await planOf(
    `FROM python:3.13-alpine AS build
RUN pip install --prefix=/install gunicorn
FROM python:3.13-alpine
COPY --from=build /install /usr/local
COPY app /app
USER 1000
CMD ["gunicorn", "wsgi"]
`,
    'dhi.io/python:3.13-alpine3.24',
  );
  expect(text).toContain('FROM dhi.io/python:3.13-alpine3.24-dev AS build\n');
  expect(text).toContain(
    '\nENV PYTHONPATH=/usr/local/lib/python3.13/site-packages\nCMD ["gunicorn", "wsgi"]\n',
  );
  expect(proof.isProved).toBe(true);
});
