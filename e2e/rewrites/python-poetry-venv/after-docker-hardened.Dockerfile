FROM dhi.io/python:3.11-debian13-dev AS build
RUN pip install poetry==1.8.3
WORKDIR /app
ENV POETRY_VIRTUALENVS_IN_PROJECT=true
COPY pyproject.toml poetry.lock ./
RUN poetry install --only main --no-root
COPY . .

FROM dhi.io/python:3.11-debian13
WORKDIR /app
COPY --from=build /app /app
ENV PATH="/app/.venv/bin:$PATH"
EXPOSE 5000
CMD ["python", "-m", "ledger"]
