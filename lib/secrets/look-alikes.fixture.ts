/** What looks like a credential and is none, one a row: `⏎` is a new line, `§` a dollar before a brace. */
export const lookAlikes: readonly string[] = String.raw`
# Values that are somewhere else.
ENV SVC_PASSWORD=§{SVC_PASSWORD}
ENV SVC_PASSWORD="§{SVC_PASSWORD:-}"
ENV SVC_PASSWORD_FILE=/run/secrets/svc
ENV SVC_TOKEN=/run/secrets/svc_token
ENV SVC_PASSWORD=vault:kv/data/svc#password
ENV SVC_PASSWORD=op://ops/svc/password
ENV SVC_PASSWORD=ssm:/svc/password
ENV CLIENT_KEY=client.key
ENV TLS_KEY=/certs/tls.key
ENV SSH_KEY=~/.ssh/id_ed25519
ENV KEY_PASSPHRASE=file:/run/secrets/pp
ARG SVC_TOKEN
ARG SVC_TOKEN=
ARG SVC_PASSWORD=""
ENV SVC_PASSWORD='' SVC_USER=ci
RUN SVC_PASSWORD="$(cat /run/secrets/svc)" ./migrate
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
RUN --mount=type=secret,id=svc_password,env=SVC_PASSWORD ./migrate
RUN --mount=type=secret,id=netrc,dst=/root/.netrc git clone https://git.test/x
RUN --mount=type=ssh git clone ssh://git@git.test/x
RUN npm config set //npm.test/:_authToken "§{NPM_TOKEN}"
RUN npm config set _auth $NPM_AUTH
RUN echo "//npm.test/:_authToken=\§{NPM_TOKEN}" > .npmrc
RUN poetry config http-basic.corp "$U" "$P"
RUN poetry config pypi-token.pypi $(cat /run/secrets/pypi)
RUN composer config http-basic.repo.test "$U" "$P"
RUN bundle config set gems.corp.com "$(cat /run/secrets/gems)"
RUN aws configure set aws_secret_access_key "$AWS_SECRET_ACCESS_KEY"
RUN cargo login $(cat /run/secrets/cargo)
RUN vault login $(cat /run/secrets/vault)
RUN echo "machine git.test login ci password $TOKEN" > ~/.netrc
RUN echo "dev:$PASS" | chpasswd
RUN echo "dev:$(cat /run/secrets/dev)" | chpasswd
RUN echo $PASS | docker login -u ci --password-stdin
RUN echo "§{PASS}" | docker login -u ci --password-stdin
RUN cat /run/secrets/reg | docker login -u ci --password-stdin r.test
RUN docker login -u ci --password-stdin r.test < /run/secrets/reg
RUN mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select 1"
RUN mysql -uroot -p$(cat /run/secrets/db) -e "select 1"
RUN mysql -uroot -p§{DB_PASS} -e "select 1"
RUN curl -u "$U:$P" https://files.test
RUN curl -u ci:§{P} https://files.test
RUN curl --header "PRIVATE-TOKEN: §{CI_TOKEN}" https://git.test
RUN psql -c "ALTER USER postgres PASSWORD '§{PGPASS}'"
RUN openssl rsa -passin env:KEY_PASS -in k.pem -out o.pem
RUN openssl rsa -passin file:/run/secrets/pp -in k.pem -out o.pem
RUN openssl req -x509 -nodes -newkey rsa:2048 -keyout k.pem -out c.pem -subj /CN=localhost
RUN keytool -importcert -storepass:env STORE_PASS -noprompt -file c.crt
RUN sshpass -f /run/secrets/pw ssh h
RUN sshpass -e ssh h
RUN ansible-playbook --vault-password-file /run/secrets/vault site.yml
RUN git clone https://§{GIT_USER}:§{GIT_TOKEN}@git.test/x
RUN git config --global credential.helper store
RUN git config --global credential.helper '!f() { echo "password=$TOKEN"; }; f'
RUN git config --global http.extraheader "Authorization: Bearer $TOKEN"
RUN nuget sources add -Name corp -Source https://n.test -UserName ci -Password %NUGET_PASSWORD%
RUN kubectl create secret generic db --from-literal=password=$DB_PASS
RUN kubectl create secret generic db --from-file=password=./pw.txt
RUN helm registry login r.test -u ci --password-stdin < /run/secrets/reg
RUN az login --identity
RUN gh auth login --with-token < /run/secrets/gh
RUN gh auth status && gh auth setup-git
RUN npm login --registry https://npm.test --auth-type legacy
COPY <<EOF /root/.netrc⏎machine git.test⏎login ci⏎password §{TOKEN}⏎EOF
COPY <<EOF /root/.m2/settings.xml⏎<server><id>c</id><password>§{env.MAVEN_PASSWORD}</password></server>⏎EOF
COPY <<EOF /NuGet.Config⏎<add key="ClearTextPassword" value="%NUGET_PASSWORD%" />⏎EOF
COPY <<EOF /root/.cargo/config.toml⏎[registries.corp]⏎index = "sparse+https://c.test/"⏎credential-provider = "cargo:token"⏎EOF
COPY <<EOF /pod.yaml⏎env:⏎- name: DB_PASSWORD⏎  valueFrom:⏎    secretKeyRef: {name: db, key: password}⏎EOF
COPY <<EOF /pod.yaml⏎env:⏎- name: DB_PASSWORD_FILE⏎  value: /run/secrets/db⏎EOF
COPY <<EOF /c.yml⏎secrets:⏎  db_password:⏎    file: ./pw.txt⏎EOF
# Options of the same name.
RUN mkdir -p mysql && cp -p a b
RUN docker run -d -p 8080:80 -p 443:443 nginx
RUN docker run --name m -p 27017:27017 -d mongo
RUN podman run -p 6379:6379 redis
RUN docker build -t app -f Dockerfile .
RUN mysql -u root -p < /dump.sql
RUN mysql -h db -P 3306 -u root
RUN mysqladmin -u root -p password
RUN apt-get install -y mysql-client mongodb-org redis-tools sshpass unzip
RUN unzip -p a.zip x > y && unzip -q a.zip
RUN 7z x a.7z -o/opt
RUN redis-server --appendonly yes --port 6379
RUN redis-cli -h cache -p 6379 ping
RUN ssh-keygen -t ed25519 -N "" -f /k
RUN ssh-keygen -A && ssh-keyscan -p 2222 git.test >> ~/.ssh/known_hosts
RUN useradd -m -s /bin/bash -p "" dev
RUN useradd -m -p '$6$saltsalt$Y3J5cHRlZGhhc2hvZmFwYXNzd29yZA' dev
RUN echo 'dev:$6$saltsalt$Y3J5cHRlZGhhc2hvZmFwYXNzd29yZA' | chpasswd -e
RUN htpasswd -c /etc/nginx/.htpasswd ci
RUN passwd -l root && passwd -d dev
RUN adduser --disabled-password --gecos '' dev && addgroup dev sudo
RUN chpasswd < /run/secrets/users
RUN curl -u ci https://files.test
RUN curl -fsSL -o /usr/bin/x https://files.test:8443/x
RUN curl -H "Accept: application/json" -H "X-Request-Id: 9f2c1aa7" https://files.test
RUN wget --no-check-certificate --user-agent=ci https://files.test/x
RUN ffmpeg -i a.mp4 -pass 1 -an -f mp4 /dev/null && ffmpeg -i a.mp4 -pass 2 b.mp4
RUN docker service create --secret db_password --name s nginx
RUN docker build --secret id=npm,src=.npmrc --build-arg VERSION=1 .
RUN podman run --secret mysecretname alpine
RUN patch -p1 < fix.diff && tar -xpf a.tar
RUN git config --global user.email ci@corp.test && git config --global user.name "CI Bot"
RUN git config --global http.sslVerify true && git config --global core.autocrlf input
RUN npm config set registry https://npm.test/ && npm config set fund false
RUN npm set progress=false && npm config set strict-ssl true
RUN yarn config set npmRegistryServer https://npm.test
RUN bundle config set --local without 'development test'
RUN bundle config build.nokogiri --use-system-libraries
RUN bundle config set deployment true && bundle config path vendor
ENV BUNDLE_BUILD__NOKOGIRI="--use-system-libraries" BUNDLE_PATH=/gems
RUN poetry config virtualenvs.create false && poetry install --no-root
RUN composer config -g repo.packagist composer https://packagist.org
RUN pip config set global.index-url https://pypi.test/simple
RUN cargo install cargo-audit --locked --version 0.21.0
RUN dotnet publish -c Release -p:PublishSingleFile=true -o /app
RUN dotnet nuget add source https://n.test -n corp
RUN aws configure set region eu-central-1 && aws configure set output json
RUN aws s3 cp s3://bucket/key /x --no-sign-request
RUN gcloud auth activate-service-account --key-file=/run/secrets/gcp.json
RUN az acr login -n corp && az account set -s corp
RUN doctl registry login && doctl version
RUN cf push -p target/app.jar
RUN vault status && vault kv get secret/app
RUN oc project app && oc apply -f x.yml
# Numbers, sums and names.
ARG SHA256=0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9
ENV COMMIT=0a1b2c3d4e5f60718293a4b5c6d7e8f901234567
FROM alpine:3.24@sha256:0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9
ADD --checksum=sha256:0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9 https://files.test/x /x
RUN echo "0a1b2c3d4e5f60718293a4b5c6d7e8f9  x.tgz" | md5sum -c -
RUN git checkout 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567
COPY <<EOF /package-lock.json⏎"integrity": "sha512-aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA3bC5dE7fG9hJ2kL4mN6pQ8rS0tU2vW4xY6zA8bC0dE2faB3dE5gH7g=="⏎EOF
RUN echo '<script integrity="sha384-aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA3bC5dE7fG9hJ2kL4mN6pQ8rS0tU2vW4x">'
ENV TENANT_ID=0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9
ENV GPG_KEY=0A1B2C3D4E5F60718293A4B5C6D7E8F901234567
RUN gpg --keyserver keys.test --recv-keys 0A1B2C3D4E5F60718293A4B5C6D7E8F901234567
RUN apt-key adv --keyserver keys.test --recv-keys 0A1B2C3D4E5F6071
ENV PUBLIC_KEY="ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIaB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA3bC5dE7fG ci@corp"
RUN echo "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQaB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA3bC5 ci@corp" >> ~/.ssh/authorized_keys
RUN ssh-keyscan git.test >> ~/.ssh/known_hosts
ENV SENTRY_DSN=https://0a1b2c3d4e5f60718293a4b5c6d7e8f9@o1.ingest.sentry.io/2
ENV REACT_APP_PUBLIC_KEY=pk_9f2c1aa7b0
ENV SITE_KEY=6Lc9f2c1aa7 CACHE_KEY=v3-2026 SORT_KEY=name
ENV PARTITION_KEY=tenant PRIMARY_KEY=id FOREIGN_KEY=user_id
ENV SERVICE_KEY=billing SESSION_KEY=sid SSL_KEY=on
ENV TOKEN_LIMIT=4096 TOKEN_TYPE=jwt TOKEN_ISSUER=https://sso.test
ENV SECRET_ID=svc/db SECRET_PATH=kv/svc SECRETS_BACKEND=vault
ENV PASSWORD_POLICY=strict PASSWORD_HASHER=argon2 PASSWORD_RESET_URL=https://x.test/reset
ENV AUTH=ldap AUTH_TYPE=basic BASIC_AUTH_ENABLED=true BASIC_AUTH=false
ENV AUTH_HOST=auth:8080 AUTH=auth:8080
ENV COMPASS=n BYPASS=1 SURPASS=2 ENCOMPASS=x
ENV KEYBOARD=us KEYMAP=de MONKEY=george HOCKEY=puck
ENV AUTHOR=jane AUTHORS="jane:doe"
ENV IMAGE=repo.test/a:1 ADDR=user@host.test
ENV SSH_AUTH_SOCK=/ssh-agent
LABEL org.opencontainers.image.authors="CI Team <ci@corp.test>"
LABEL usage="docker run -p 80:80 -e PASSWORD=<your password> app"
LABEL note="token: see the handbook"
# The comments of people.
# password: see the handbook
# Password: ask the operations team
# token: required
# secret: mounted at /run/secrets/svc
# API key: taken from the environment
# password: §{DB_PASSWORD}
# auth: basic, token or none
# key: value pairs of the labels
# token = anything that the registry takes
# Note: the password is set by the orchestrator
# Reminder: rotate the token every 30 days
# credentials: none
# docker login -u ci -p $PASS
# see https://docs.test/secrets?topic=auth&version=2
RUN true # the token: comes later
# Programs in here-documents.
COPY <<EOF /app.py⏎password = getpass.getpass()⏎token = request.headers["X-Token"]⏎secret = settings.SECRET⏎EOF
COPY <<EOF /app.js⏎const password = config.db.password;⏎const token = await getToken();⏎EOF
COPY <<EOF /app.ts⏎type T = { password: string; token: string | undefined };⏎EOF
COPY <<EOF /app.go⏎password := os.Getenv("PASSWORD")⏎if token == "" { panic("token") }⏎EOF
COPY <<EOF /app.rb⏎password = ENV["PASSWORD"]⏎token = ENV.fetch("TOKEN")⏎EOF
COPY <<EOF /app.php⏎$password = $_POST['password'];⏎define('DB_PASSWORD', getenv('DB_PASSWORD'));⏎EOF
COPY <<EOF /x.sql⏎create table t (id int, password varchar(64), token text);⏎EOF
COPY <<EOF /x.sh⏎read -s -p "Password: " password⏎[ "$token" = "" ] && exit 1⏎EOF
COPY <<EOF /x.yml⏎password: "{{ vault_password }}"⏎token: !vault |⏎EOF
COPY <<EOF /x.ini⏎[auth]⏎password =⏎token =⏎EOF
COPY <<EOF /x.xml⏎<password></password><token/><secret>§{SECRET}</secret>⏎EOF
COPY <<EOF /nginx.conf⏎auth_basic "Restricted";⏎auth_basic_user_file /etc/nginx/.htpasswd;⏎proxy_set_header Authorization $http_authorization;⏎EOF
RUN echo hello | openssl enc -aes256 -pass env:KEY_PASS -out x
RUN expect -c 'spawn su; expect "Password:"; send "$PW\r"'
RUN curl "https://b.s3.amazonaws.com/a?X-Amz-Credential=x%2F20261130%2Feu%2Fs3%2Faws4_request&X-Amz-Date=20261130T000000Z"
# In base64.
ENV LOGO=data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk
ENV MOTD=V2VsY29tZSB0byB0aGUgc2VydmVyLCBoYXZlIGEgbmljZSBkYXk=
ENV CONFIG=eyJsb2dMZXZlbCI6ImRlYnVnIiwicG9ydCI6ODA4MH0=
RUN echo ZWNobyBoZWxsbyB3b3JsZCAmJiBscyAtbGE= | base64 -d | sh
COPY <<EOF /ca.yml⏎certificate-authority-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJhRENDQVE2Z0F3SUI=⏎EOF
`
  .split('\n')
  .filter(
    (row) =>
      row !== '' && !/^# (?:Values that|Options of|Numbers,|The comments|Programs in|In base64)/.test(row),
  )
  .map((row) => row.replaceAll('⏎', '\n').replaceAll('§', '$'));
