FROM cgr.dev/chainguard/python:latest-dev AS builder
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=0
WORKDIR /app
USER root
RUN --mount=type=cache,target=/root/.cache/uv \
    --mount=type=bind,source=uv.lock,target=uv.lock \
    --mount=type=bind,source=pyproject.toml,target=pyproject.toml \
    uv sync --locked --no-install-project --no-dev
COPY . /app
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-dev

FROM cgr.dev/chainguard/python:latest
COPY --from=builder --chown=1999:1999 /app /app
ENV PATH="/app/.venv/bin:$PATH"
USER 1999
WORKDIR /app
ENTRYPOINT ["uvicorn", "--host", "0.0.0.0", "api.main:app"]
