FROM dhi.io/python:3.11-debian13-dev
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt
CMD python app.py
