FROM ghcr.io/astral-sh/uv:python3.13-bookworm-slim AS builder
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=0
WORKDIR /app
RUN --mount=type=cache,target=/root/.cache/uv \
    --mount=type=bind,source=uv.lock,target=uv.lock \
    --mount=type=bind,source=pyproject.toml,target=pyproject.toml \
    uv sync --locked --no-install-project --no-dev
COPY . /app
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-dev

FROM python:3.13-slim-bookworm
RUN groupadd --system --gid 1999 worker \
 && useradd --system --gid 1999 --uid 1999 --create-home worker
COPY --from=builder --chown=worker:worker /app /app
ENV PATH="/app/.venv/bin:$PATH"
USER worker
WORKDIR /app
CMD ["uvicorn", "--host", "0.0.0.0", "api.main:app"]
