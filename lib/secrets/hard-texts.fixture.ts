import { type HardCase, rowsOf } from './hard-cases.fixture';

/** As in `hardCases`: files, addresses, tokens and values that are hard to tell from others. */
export const hardTexts: readonly HardCase[] = rowsOf(String.raw`
# Clients of databases and the tools of a system.
RUN mysql -h db -u root -p[|tulip-94|] < /s.sql
RUN mysqladmin -u root password '[|tulip-94|]'
RUN mysql -e "CREATE USER 'app'@'%' IDENTIFIED BY '[|tulip-94|]';"
RUN mysql -e "ALTER USER 'root'@'localhost' IDENTIFIED WITH caching_sha2_password BY '[|tulip-94|]'"
RUN mysql -e "SET PASSWORD FOR 'root'@'localhost' = PASSWORD('[|tulip-94|]');"
RUN psql -c "ALTER USER postgres PASSWORD '[|tulip-94|]'"
RUN psql --command "CREATE USER app WITH SUPERUSER PASSWORD '[|tulip-94|]';"
RUN PGPASSWORD=[|tulip-94|] psql -h db -U app -c 'select 1'
RUN psql "host=db user=app password=[|tulip-94|]"
RUN psql "postgresql://app:[|tulip-94|]@db/app"
RUN echo "db.test:5432:*:app:[|tulip-94|]" > ~/.pgpass && chmod 600 ~/.pgpass
COPY <<EOF /root/.pgpass⏎db.test:5432:shop:app:[|tulip-94|]⏎EOF
RUN redis-cli -a [|tulip-94|] ping
RUN redis-server --requirepass [|tulip-94|] --daemonize yes
COPY <<EOF /etc/redis.conf⏎port 6379⏎requirepass [|tulip-94|]⏎EOF
RUN mongosh -u root -p [|tulip-94|] --authenticationDatabase admin
RUN mongorestore --uri "mongodb://root:[|tulip-94|]@db:27017/?authSource=admin"
RUN /opt/mssql-tools18/bin/sqlcmd -S localhost -U sa -P '[|Tulip!94x|]' -Q "select 1"
RUN sqlcmd -Q "CREATE LOGIN app WITH PASSWORD = '[|Tulip!94x|]'"
RUN sqlplus system/[|tulip94x|]@//db/XE @init.sql
RUN neo4j-admin dbms set-initial-password [|tulip-94|]
RUN cypher-shell -u neo4j -p [|tulip-94|] "return 1"
RUN rabbitmqctl add_user app [|tulip-94|]
RUN ldapadd -x -D cn=admin -w [|tulip-94|] -f x.ldif
RUN htpasswd -bc /etc/nginx/.htpasswd ci [|tulip-94|]
RUN htpasswd -nb ci [|tulip-94|] > /etc/nginx/.htpasswd
RUN openssl passwd -1 -salt xy [|tulip-94|]
RUN openssl req -x509 -newkey rsa:2048 -keyout k.pem -out c.pem -passout pass:[|tulip-94|] -subj /CN=x
RUN openssl enc -d -aes-256-cbc -in x.enc -out x -k [|tulip-94|]
RUN keytool -genkeypair -alias a -storepass [|tulip-94|] -keypass [|rose-17|] -keystore k.jks
RUN keytool -importcert -storepass "[|tulip-94|]" -noprompt -file c.crt
RUN jarsigner -storepass [|tulip-94|] app.jar alias
RUN ssh-keygen -t ed25519 -N "[|tulip-94|]" -f /k
RUN sshpass -p'[|tulip-94|]' scp a h:/b
RUN unzip -P [|tulip-94|] secret.zip
RUN 7z x -p[|tulip-94|] a.7z
RUN useradd -m -p [|tulip-94|] dev
RUN smbclient //h/s -U ci%[|tulip-94|] -c ls
RUN lftp -u ci,[|tulip-94|] sftp://h
RUN wget --user=ci --password=[|tulip-94|] https://files.test/x
RUN wget --http-password [|tulip-94|] --http-user ci https://files.test/x
RUN wget --header="Authorization: token [|9f2c1aa7b0|]" https://files.test/x
RUN wget --header "DD-API-KEY: [|9f2c1aa7b0|]" https://files.test/x
RUN curl -sSfL -H 'X-JFrog-Art-Api: [|9f2c1aa7b0|]' -O https://jf.test/x
RUN curl -H "X-Vault-Token: [|9f2c1aa7b0|]" https://v.test
RUN curl -uci:[|tulip-94|] https://files.test
RUN curl --proxy-user ci:[|tulip-94|] https://files.test
RUN curl -d 'grant_type=password&username=ci&password=[|tulip-94|]' https://files.test
RUN curl -d '{"username":"ci","password":"[|tulip-94|]"}' https://files.test
RUN http -a ci:[|tulip-94|] https://files.test
RUN x=$(curl -fsS -u ci:[|tulip-94|] https://files.test/v) && echo "$x"
RUN net user ci [|Tulip!94x|] /add
RUN powershell -Command "ConvertTo-SecureString '[|Tulip!94x|]' -AsPlainText -Force"
RUN setx DB_PASSWORD [|tulip-94|]
RUN ansible-playbook -e "ansible_become_pass=[|tulip-94|]" site.yml
RUN jupyter notebook --generate-config && echo "c.NotebookApp.token = '[|9f2c1aa7b0|]'" >> c.py
RUN airflow users create -u admin -p [|tulip-94|] -r Admin
# Files.
RUN printf "machine git.test\nlogin ci\npassword [|tulip-94|]\n" > ~/.netrc
RUN echo "machine git.test login ci password [|tulip-94|]" >> /root/.netrc
COPY <<EOF /root/.netrc⏎machine git.test⏎  login ci⏎  password [|tulip-94|]⏎EOF
RUN cat > ~/.netrc <<EOF⏎machine git.test⏎login ci⏎password [|tulip-94|]⏎EOF
RUN cat <<'EOF' > ~/.netrc⏎machine git.test login ci password [|tulip-94|]⏎EOF
COPY <<EOF /root/.aws/credentials⏎[default]⏎aws_access_key_id = x⏎aws_secret_access_key = [|‹m40›|]⏎EOF
RUN printf "[default]\naws_secret_access_key = [|‹m40›|]\n" > ~/.aws/credentials
RUN mkdir -p ~/.aws && echo "aws_secret_access_key=[|‹m40›|]" >> ~/.aws/credentials
COPY <<EOF /root/.docker/config.json⏎{"auths": {"r.test": {"auth": "[|Y2k6dHVsaXA5NA==|]"}}}⏎EOF
RUN echo '{"auths":{"r.test":{"username":"ci","password":"[|tulip-94|]"}}}' > /kaniko/.docker/config.json
COPY <<EOF /root/.kube/config⏎users:⏎- name: ci⏎  user:⏎    client-key-data: [|LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCk1JSUV2UUlCQURBTkJna3Foa2lHOXcwQkFRRUZBQVND|]⏎EOF
COPY <<EOF /root/.kube/config⏎users:⏎- name: ci⏎  user:⏎    token: [|9f2c1aa7b0|]⏎EOF
COPY <<EOF /secret.yaml⏎kind: Secret⏎data:⏎  password: [|dHVsaXAtOTQ=|]⏎EOF
COPY <<EOF /pod.yaml⏎env:⏎- name: DB_PASSWORD⏎  value: "[|tulip-94|]"⏎EOF
RUN echo '{"environment":[{"name":"DB_PASSWORD","value":"[|tulip-94|]"}]}' > task.json
COPY <<EOF /root/.terraformrc⏎credentials "app.terraform.io" {⏎  token = "[|9f2c1aa7b0|]"⏎}⏎EOF
COPY <<EOF /main.tf⏎provider "x" {⏎  client_secret = "[|9f2c1aa7b0|]"⏎}⏎EOF
ENV TF_TOKEN_app_terraform_io=[|9f2c1aa7b0|]
COPY <<EOF /wp-config.php⏎define('DB_PASSWORD', '[|tulip-94|]');⏎define( 'AUTH_KEY', '[|put9 your-unique~phrase x|]' );⏎EOF
COPY <<EOF /app.rb⏎config = { :password => "[|tulip-94|]" }⏎EOF
COPY <<EOF /app.py⏎os.environ["DB_PASSWORD"] = "[|tulip-94|]"⏎EOF
COPY <<EOF /app.go⏎package main⏎var password = "[|tulip-94|]"⏎func main() { apiKey := "[|9f2c1aa7b0|]" }⏎EOF
COPY <<EOF /app.properties⏎spring.datasource.password=[|tulip-94|]⏎spring.mail.password: [|rose-17|]⏎EOF
COPY <<EOF /context.xml⏎<Resource username="app" password="[|tulip-94|]" url="jdbc:x"/>⏎EOF
COPY <<EOF /x.yml⏎smtp: {user: ci, password: [|tulip-94|], host: h}⏎EOF
COPY --chmod=600 <<EOF /etc/mail.conf⏎password=[|tu&li|p|]⏎EOF
COPY <<EOF /run.sh⏎#!/bin/sh⏎exec mysql -uroot -p[|tulip-94|] "$@"⏎EOF
COPY <<EOF /key.json⏎{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----[|\n‹m64›\n‹m12›==\n|]-----END PRIVATE KEY-----\n"}⏎EOF
# Addresses and connection strings.
ENV DATABASE_URL="mysql://app:[|tul!p#94|]@db/app"
ENV AMQP_URL=amqps://app:[|tulip-94|]@mq:5671/%2f
ENV MONGO_URI="mongodb+srv://app:[|tulip-94|]@c0.db.test/app?retryWrites=true"
ENV JDBC_URL="jdbc:postgresql://db/app?user=app&password=[|tulip-94|]&ssl=true"
ENV JDBC=jdbc:sqlserver://db;databaseName=app;user=sa;password=[|tulip-94|];encrypt=false
ENV ConnectionStrings__Default="Server=db;Database=app;User Id=sa;Password=[|Tulip!94x|];Encrypt=False"
ENV CS="Data Source=db;Uid=sa;Pwd=[|Tulip!94x|]"
ENV STORAGE="DefaultEndpointsProtocol=https;AccountName=x;AccountKey=[|‹m76›abcdABCD12==|];EndpointSuffix=core.windows.net"
ENV BUS="Endpoint=sb://x.test/;SharedAccessKeyName=Root;SharedAccessKey=[|‹m43›=|]"
ENV SENTRY_DSN=https://99887766554433221100ffeeddccbbaa:[|‹h32›|]@o1.sentry.test/2
ADD https://x.blob.core.windows.net/c/a.tgz?sv=2024-05-04&sr=b&sp=r&sig=[|‹m40›%2B3%3D|] /a.tgz
RUN curl -o a "https://x.blob.core.windows.net/c/a?sp=r&st=2026-01-01&sig=[|‹m40›%3D|]&sv=2024"
RUN curl -o a "https://b.s3.amazonaws.com/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=60&X-Amz-Signature=[|‹h64›|]"
ADD https://b.s3.amazonaws.com/a?Expires=1799999999&Signature=[|‹m27›%3D|] /a
RUN curl "https://storage.googleapis.com/b/a?X-Goog-Expires=9&X-Goog-Signature=[|‹h64›‹h64›|]"
RUN curl -d '{}' https://discord.com/api/webhooks/112233445566778899/[|‹m60›|]
ENV ALERT=https://discordapp.com/api/webhooks/112233445566778899/[|‹m60›|]
ENV TEAMS=https://corp.webhook.office.com/webhookb2/[|0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f@0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f/IncomingWebhook/‹h32›/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f|]
RUN curl "https://files.test/x?access_token=[|9f2c1aa7b0|]&v=2"
ADD https://files.test/x?api_key=[|9f2c1aa7b0|] /x
# Tokens by their form.
ENV MAIL=[|key-‹h32›|]
ENV MAIL2=[|‹h32›-0a1b2c3d-0a1b2c3d|]
ENV TFE=[|‹m14›.atlasv1.‹m64›|]
ENV NR=[|NRAK-‹m27›|]
ENV TW=[|SK‹h32›|]
ENV AZ=[|aB38Q~‹m34›|]
ENV PU=[|pul-‹h40›|]
ENV PM=[|PMAK-‹h24›-‹h34›|]
# Values that look like something else.
ENV APP_PASSWORD=[|tu{li}p-94|]
ENV APP_PASSWORD=[|(tulip)94|]
ENV APP_PASSWORD="[|[tu]lip94|]"
ENV APP_PASSWORD=[|{tulip94|]
ENV APP_PASSWORD=[|tulip(94)|]
ENV APP_PASSWORD=[|/Tulip94x|]
ENV APP_PASSWORD=[|/tul!p94|]
ENV APP_PASSWORD='[|$tu$lip94|]'
ENV APP_PASSWORD "[|tu]lip[94|]"
RUN export APP_PASSWORD='[|tu{l}(i)p94|]' && make
RUN export APP_PASSWORD=[|tu[l]ip94|] && make
RUN app --password '[|<tulip>94|]'
ARG DB_PW=[|tulip94|]
ENV BASIC_AUTH=ci:[|tulip-94|]
ENV FLOWER_BASIC_AUTH="ci:[|tulip-94|]"
ENV NEO4J_AUTH=neo4j/[|tulip-94|]
ENV PROXY_AUTH=ci:[|tulip|]
CMD ["flower", "--basic-auth=ci:[|tulip-94|]"]
LABEL deploy.auth="ci:[|tulip-94|]" maintainer="x"
# password: [|tulip-94|]
# Password: [|Tulip!x|]
# ENV APP_PASSWORD [|tulip-94|]
# RUN docker login -u ci -p [|tulip-94|]
# root pw = [|tulip-94|]
# user: ci, password: [|tulip-94|]
#   api_key: "[|9f2c1aa7b0|]"
RUN true # token: [|9f2c1aa7b0|]
# Base64 of the others.
ENV NETRC_B64=[|bWFjaGluZSBnaXQudGVzdCBsb2dpbiBjaSBwYXNzd29yZCB0dWxpcC05NA==|]
RUN echo [|REJfUEFTU1dPUkQ9dHVsaXAtOTQ=|] | base64 -d > .env
RUN echo "[|eyJhdXRocyI6eyJyLnRlc3QiOnsidXNlcm5hbWUiOiJjaSIsInBhc3N3b3JkIjoidHVsaXAtOTQifX19|]" | base64 -d > /root/.docker/config.json
RUN echo [|dHVsaXAtOTQ=|] | base64 -d | docker login -u ci --password-stdin
RUN powershell -EncodedCommand [|ZABvAGMAawBlAHIAIABsAG8AZwBpAG4AIAAtAHUAIABjAGkAIAAtAHAAIAB0AHUAbABpAHAALQA5ADQA|]
ENV SETUP=[|bXlzcWwgLXVyb290IC1wdHVsaXAtOTQ=|]
ENV DSN_B64=[|cG9zdGdyZXM6Ly9hcHA6dHVsaXAtOTRAZGIvYXBw|]
ENV INNER=[|UkVKZlVFRlRVMWRQVWtROWRIVnNhWEF0T1RRPQ==|]
`);
