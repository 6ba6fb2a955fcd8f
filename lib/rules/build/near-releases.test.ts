import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** Paths with the release of a language, of the stage's own and of another. */
test.each(
  rowsOf(String.raw`
path-of-another-release → FROM python:3.13-slim AS b\nRUN pip install flask\nFROM python:3.13-slim\nCOPY --from=b /usr/local/lib/python3.11/site-packages/ /usr/local/lib/python3.11/site-packages/\nCMD ["python","x.py"] → error likely: /usr/local/lib/python3.11/site-packages/ ⇒ /usr/local/lib/python3.13/site-packages/, /usr/local/lib/python3.13/site-packages/
path-of-another-release → FROM python:3.13 AS b\nRUN pip install --user flask\nFROM python:3.13-slim\nCOPY --from=b /root/.local/lib/python3.12/site-packages /root/.local/lib/python3.12/site-packages\nCMD ["python","x.py"] → error likely: /root/.local/lib/python3.12/site-packages ⇒ /root/.local/lib/python3.13/site-packages, /root/.local/lib/python3.13/site-packages
path-of-another-release → FROM python:3.13 AS b\nRUN python -m venv /opt/venv && /opt/venv/bin/pip install flask\nFROM python:3.13-slim\nCOPY --from=b /opt/venv/lib/python3.12/site-packages /app\nCMD ["python","x.py"] → error likely: /opt/venv/lib/python3.12/site-packages ⇒ /opt/venv/lib/python3.13/site-packages
path-of-another-release → FROM python:3.13 AS b\nRUN pip install --prefix=/install flask\nFROM python:3.13-slim\nCOPY --from=b /install/lib/python3.12/site-packages /usr/local/lib/python3.13/site-packages\nCMD ["python","x.py"] → error likely: /install/lib/python3.12/site-packages ⇒ /install/lib/python3.13/site-packages
path-of-another-release → FROM python:3.13 AS b\nRUN pip install flask\nFROM gcr.io/distroless/python3-debian13\nCOPY --from=b /usr/local/lib/python3.11/site-packages /app/site-packages\nCMD ["x.py"] → error likely: /usr/local/lib/python3.11/site-packages ⇒ /usr/local/lib/python3.13/site-packages
path-of-another-release → FROM python:3.13-slim\nCOPY --from=python:3.12-slim /usr/local/lib/python3.11/site-packages /x\nCMD ["python","x.py"] → error likely: /usr/local/lib/python3.11/site-packages ⇒ /usr/local/lib/python3.12/site-packages
path-of-another-release → FROM python:3.13-slim\nCOPY --from=python:3.12-slim /usr/local/lib/python3.12/site-packages /x\nCMD ["python","x.py"] → nothing
path-of-another-release → FROM python:3.11-slim\nRUN pip install cdk && cp /usr/local/lib/python3.10/site-packages/cdk/run.py /run.py\nCMD ["python","x.py"] → error likely: cp /usr/local/lib/python3.10/site-packages/cdk/run.py /run.py
path-of-another-release → FROM python:3.11-slim\nRUN pip install cdk && sed -i s/a/b/ /usr/local/lib/python3.10/site-packages/cdk/run.py\nCMD ["python","x.py"] → error likely: sed -i s/a/b/ /usr/local/lib/python3.10/site-packages/cdk/run.py
path-of-another-release → FROM python:3.11-slim\nRUN pip install cdk && cd /usr/local/lib/python3.10/site-packages && ls\nCMD ["python","x.py"] → error likely: cd /usr/local/lib/python3.10/site-packages
path-of-another-release → FROM python:3.11-slim\nRUN chmod -R a+rX /usr/local/lib/python3.10/site-packages || true\nCMD ["python","x.py"] → nothing
path-of-another-release → FROM python:3.11-slim\nRUN rm -rf /usr/local/lib/python3.10/test\nCMD ["python","x.py"] → nothing
path-of-another-release → FROM python:3.11-slim\nRUN mkdir -p /usr/local/lib/python3.10/site-packages && cp x /usr/local/lib/python3.10/site-packages/\nCMD ["python","x.py"] → nothing
path-of-another-release → FROM python:3.11-slim\nENV PYTHONPATH=/usr/local/lib/python3.10/site-packages:/app\nCMD ["python","x.py"] → warning likely: /usr/local/lib/python3.10/site-packages:/app
path-of-another-release → FROM python:3.11-slim\nENV PYTHONPATH=/usr/local/lib/python3.11/site-packages:/app\nCMD ["python","x.py"] → nothing
path-of-another-release → FROM python:3.11-slim\nCOPY sitecustomize.py /usr/local/lib/python3.10/site-packages/\nCMD ["python","x.py"] → warning likely: /usr/local/lib/python3.10/site-packages/
path-of-another-release → FROM python:3.11-slim\nCOPY sitecustomize.py /usr/local/lib/python3.11/site-packages/\nCMD ["python","x.py"] → nothing
path-of-another-release → FROM python:3.14-slim AS b\nRUN apt-get update && apt-get install -y python3.13\nFROM python:3.14-slim\nCOPY --from=b /usr/lib/python3.13 /x\nCMD ["python","x.py"] → nothing
path-of-another-release → FROM python:3.14-slim AS b\nRUN apt-get update && apt-get install -y python3\nFROM python:3.14-slim\nCOPY --from=b /usr/lib/python3.13 /x\nCMD ["python","x.py"] → nothing
path-of-another-release → FROM python:3.14-slim AS b\nRUN curl -fsSL https://x.test/i.sh | sh\nFROM python:3.14-slim\nCOPY --from=b /usr/local/lib/python3.13 /x\nCMD ["python","x.py"] → nothing
path-of-another-release → ARG V=3.13\nFROM python:$V-slim AS b\nRUN pip install x\nFROM python:$V-slim\nCOPY --from=b /usr/local/lib/python3.12/site-packages /usr/local/lib/python3.12/site-packages\nCMD ["python","x.py"] → error likely: /usr/local/lib/python3.12/site-packages ⇒ /usr/local/lib/python3.13/site-packages, /usr/local/lib/python3.13/site-packages
path-of-another-release → ARG V\nFROM python:$V-slim AS b\nRUN pip install x\nFROM python:3.12-slim\nCOPY --from=b /usr/local/lib/python3.12/site-packages /usr/local/lib/python3.12/site-packages\nCMD ["python","x.py"] → nothing
path-of-another-release → FROM python:3 AS b\nRUN pip install x\nFROM python:3\nCOPY --from=b /usr/local/lib/python3.12/site-packages /usr/local/lib/python3.12/site-packages\nCMD ["python","x.py"] → error likely: /usr/local/lib/python3.12/site-packages ⇒ /usr/local/lib/python3.14/site-packages, /usr/local/lib/python3.14/site-packages
path-of-another-release → FROM python:latest AS b\nRUN pip install x\nFROM python:latest\nCOPY --from=b /usr/local/lib/python3.14/site-packages /usr/local/lib/python3.14/site-packages\nCMD ["python","x.py"] → nothing
path-of-another-release → FROM ruby:3.4 AS b\nWORKDIR /app\nCOPY . .\nRUN bundle install\nFROM ruby:3.4-slim\nCOPY --from=b /usr/local/lib/ruby/gems/3.2.0 /usr/local/lib/ruby/gems/3.2.0\nCMD ["ruby","x.rb"] → error likely: /usr/local/lib/ruby/gems/3.2.0 ⇒ /usr/local/lib/ruby/gems/3.4.0, /usr/local/lib/ruby/gems/3.4.0
path-of-another-release → FROM ruby:3.4-alpine AS b\nWORKDIR /app\nCOPY . .\nRUN bundle install --path vendor/bundle\nRUN cd vendor/bundle/ruby/3.3.0/cache && ls\nCMD ["ruby","x.rb"] → error likely: cd vendor/bundle/ruby/3.3.0/cache
path-of-another-release → FROM ruby:3.4-alpine AS b\nWORKDIR /app\nCOPY . .\nRUN bundle install --path vendor/bundle && rm -rf vendor/bundle/ruby/3.3.0/cache\nCMD ["ruby","x.rb"] → nothing
path-of-another-release → FROM node:24 AS b\nRUN apt-get update && apt-get install -y python3\nFROM python:3.14\nCOPY --from=b /usr/local/lib/python3.11 /x → nothing
`),
)('%s: %s → %s', async (rule, lines, said) => {
  expect(await saidBy(rule, lines)).toBe(said);
});
