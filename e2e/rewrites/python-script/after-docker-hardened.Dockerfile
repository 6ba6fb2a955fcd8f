FROM dhi.io/python:3.11-debian13-dev AS build
WORKDIR /app
COPY . .
RUN python -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
RUN pip install -r requirements.txt

FROM dhi.io/python:3.11-debian13
WORKDIR /app
ENV PATH="/opt/venv/bin:$PATH"
COPY --from=build /app /app
COPY --from=build /opt/venv /opt/venv
CMD ["python", "app.py"]
