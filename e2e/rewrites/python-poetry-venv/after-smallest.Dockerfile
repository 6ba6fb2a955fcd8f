FROM cgr.dev/chainguard/python:latest-dev AS build
USER root
RUN pip install poetry==1.8.3
WORKDIR /app
ENV POETRY_VIRTUALENVS_IN_PROJECT=true
COPY pyproject.toml poetry.lock ./
RUN poetry install --only main --no-root
COPY . .

FROM cgr.dev/chainguard/python:latest
WORKDIR /app
COPY --from=build /app /app
ENV PATH="/app/.venv/bin:$PATH"
EXPOSE 5000
ENTRYPOINT ["python", "-m", "ledger"]
