FROM dhi.io/python:3.12-debian12-dev AS build
ENV PYTHONUNBUFFERED=1
RUN apt-get update && apt-get install -y --no-install-recommends \
    gcc libpq-dev \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /code
COPY requirements.txt .
RUN python -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
RUN python manage.py collectstatic --noinput
RUN mkdir -p /opt/libraries && for library in /usr/lib/*/libpq.so.5; do \
      cp -L "$library" /opt/libraries/ && ldd "$library" | awk '$3 ~ "^/" && $3 !~ "/(ld-|lib(c|m|mvec|dl|pthread|rt|resolv|util|anl)[.]so)" { print $3 }' \
      | xargs -r -I {} cp -L {} /opt/libraries/ || exit 1; \
    done

FROM dhi.io/python:3.12-debian12
WORKDIR /code
ENV PYTHONUNBUFFERED=1
ENV PATH="/opt/venv/bin:$PATH"
COPY --from=build /opt/libraries /opt/libraries
ENV LD_LIBRARY_PATH=/opt/libraries
COPY --from=build /code /code
COPY --from=build /opt/venv /opt/venv
EXPOSE 8000
CMD ["gunicorn", "shop.wsgi:application", "--bind", "0.0.0.0:8000"]
