FROM python:3.8-slim-buster AS build
RUN pip install poetry==1.8.3
WORKDIR /app
ENV POETRY_VIRTUALENVS_IN_PROJECT=true
COPY pyproject.toml poetry.lock ./
RUN poetry install --only main --no-root
COPY . .

FROM python:3.8-slim-buster
WORKDIR /app
COPY --from=build /app /app
ENV PATH="/app/.venv/bin:$PATH"
EXPOSE 5000
CMD ["python", "-m", "ledger"]
