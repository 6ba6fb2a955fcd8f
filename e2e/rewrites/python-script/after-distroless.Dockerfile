FROM python:3.13-trixie AS build
WORKDIR /app
COPY . .
RUN python -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
RUN pip install -r requirements.txt

FROM gcr.io/distroless/python3-debian13:latest
WORKDIR /app
ENV PATH="/opt/venv/bin:$PATH"
COPY --from=build /app /app
COPY --from=build /opt/venv /opt/venv
ENV PYTHONPATH=/opt/venv/lib/python3.13/site-packages
CMD ["app.py"]
