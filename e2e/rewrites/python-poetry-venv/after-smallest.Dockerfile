FROM python:3.13-slim-trixie AS build
RUN pip install poetry==1.8.3
WORKDIR /app
ENV POETRY_VIRTUALENVS_IN_PROJECT=true
COPY pyproject.toml poetry.lock ./
RUN poetry install --only main --no-root
COPY . .

FROM gcr.io/distroless/python3-debian13:latest
WORKDIR /app
COPY --from=build /app /app
ENV PATH="/app/.venv/bin:$PATH"
EXPOSE 5000
ENV PYTHONPATH=/app/.venv/lib/python3.13/site-packages
CMD ["-m", "ledger"]
