FROM cgr.dev/chainguard/python:latest-dev
ENV PYTHONUNBUFFERED=1
USER root
RUN apk add --no-cache \
    gcc glibc-dev postgresql-dev
WORKDIR /code
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
RUN python manage.py collectstatic --noinput
USER 65532
EXPOSE 8000
ENTRYPOINT ["gunicorn", "shop.wsgi:application", "--bind", "0.0.0.0:8000"]
