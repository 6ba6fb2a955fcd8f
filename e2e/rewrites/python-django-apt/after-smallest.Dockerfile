FROM python:3.12-alpine
ENV PYTHONUNBUFFERED=1
RUN apk add --no-cache \
    gcc musl-dev libpq-dev
WORKDIR /code
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
RUN python manage.py collectstatic --noinput
EXPOSE 8000
CMD ["gunicorn", "shop.wsgi:application", "--bind", "0.0.0.0:8000"]
