import { type HardCase, rowsOf } from './hard-cases.fixture';

/** As in `hardCases`: written after the others were found, to see what is missed of what nobody had in mind. */
export const hardOthers: readonly HardCase[] = rowsOf(String.raw`
CMD ["sh","-c","PGPASSWORD='[|Zebra_55|]' psql -h db"]
CMD exec gunicorn app:app --env DJANGO_SECRET_KEY=[|zebra-55-qux|]
ENTRYPOINT ["java","-jar","app.jar","--spring.datasource.password=[|zebra-55|]"]
ENTRYPOINT ["/bin/sh","-c","exec app --api-key [|77aa88bb|] --port 80"]
RUN ["az","login","-u","x@corp.test","-p","[|zebra-55|]"]
RUN ["wget","--password","[|zebra-55|]","https://files.test/x"]
HEALTHCHECK CMD ["curl", "-H", "X-Api-Key: [|77aa88bb|]", "http://localhost"]
HEALTHCHECK CMD mongosh -u root -p [|zebra-55|] --eval "db.ping()"
RUN echo '[|zebra-55|]' | docker login --password-stdin --username x r.test && docker pull r.test/a
RUN --mount=type=cache,target=/c echo [|zebra-55|] | docker login -u x --password-stdin
RUN echo [|zebra-55|] | helm registry login r.test --username x --password-stdin
RUN set -x && echo 'root:[|Zebra#55|]' | chpasswd && sed -i 's/a/b/' /etc/ssh/sshd_config
RUN echo "root:[|zebra|]" | chpasswd
RUN bash -c 'echo "ubuntu:[|zebra55|]" | chpasswd'
RUN echo "[|zebra-55|]" | openssl enc -e -aes256 -pass stdin -in a -out b
RUN mysql --user=root --password='[|ze&bra(55|]' -e 'show tables'
RUN mysqldump -h db -u app -p'[|ze;bra55|]' shop > s.sql
RUN service mysql start && mysql -uroot -e "GRANT ALL ON *.* TO 'x'@'localhost' IDENTIFIED BY '[|zebra55|]' WITH GRANT OPTION"
RUN sudo -u postgres psql -c "ALTER ROLE postgres WITH ENCRYPTED PASSWORD '[|zebra55|]';"
RUN su postgres -c "psql -c \"CREATE USER x WITH PASSWORD '[|zebra55|]'\""
RUN echo "ALTER USER x IDENTIFIED BY \"[|zebra55|]\";" | sqlplus / as sysdba
RUN aws --profile x configure set aws_secret_access_key [|‹m40›|]
RUN export AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=[|‹m40›|] && aws s3 ls
RUN npm config set "//r.test/:_auth" "[|eDp6ZWJyYS01NQ==|]"
RUN npm config set @corp:registry=https://r.test && npm config set //r.test/:_password [|emVicmEtNTU=|]
RUN echo "//r.test/:_password=[|emVicmEtNTU=|]" >> .npmrc && echo "//r.test/:username=x" >> .npmrc
RUN yarn config set 'npmRegistries["https://r.test"].npmAuthToken' [|77aa88bb|]
COPY <<EOF .yarnrc.yml⏎npmRegistryServer: "https://r.test"⏎npmAuthToken: "[|77aa88bb|]"⏎EOF
COPY <<'EOF' /root/.config/pip/pip.conf⏎[global]⏎extra-index-url = https://x:[|zebra-55|]@r.test/simple⏎EOF
COPY <<EOF /root/.config/composer/auth.json⏎{⏎  "http-basic": {⏎    "r.test": {⏎      "username": "x",⏎      "password": "[|zebra-55|]"⏎    }⏎  }⏎}⏎EOF
COPY <<EOF auth.json⏎{"github-oauth": {"github.com": "[|gho_‹m36›|]"}}⏎EOF
COPY <<EOF /root/.bundle/config⏎---⏎BUNDLE_GEMS__CORP__COM: "x:[|zebra-55|]"⏎EOF
COPY <<EOF /root/.gem/credentials⏎---⏎:rubygems_api_key: [|77aa88bbcc|]⏎EOF
COPY <<EOF /root/.cargo/config.toml⏎[registries.corp]⏎token = "[|77aa88bb|]"⏎EOF
COPY <<EOF /root/.config/pypoetry/auth.toml⏎[http-basic.corp]⏎username = "x"⏎password = "[|zebra-55|]"⏎EOF
RUN mkdir ~/.m2 && echo '<server><id>x</id><username>x</username><password>[|zebra-55|]</password></server>' > ~/.m2/settings.xml
COPY <<EOF /settings.xml⏎  <server>⏎    <id>x</id>⏎    <passphrase>[|zebra 55 qux|]</passphrase>⏎  </server>⏎EOF
RUN dotnet nuget add source "https://r.test/v3" --name x --username x --password [|zebra-55|]
RUN nuget config -set x=y && nuget push a.nupkg [|77aa88bb|] -Source https://r.test
COPY <<EOF /root/.config/gh/hosts.yml⏎github.com:⏎  oauth_token: [|77aa88bbcc|]⏎EOF
COPY <<EOF /root/.config/rclone/rclone.conf⏎[s]⏎secret_access_key = [|77aa88bbcc|]⏎EOF
COPY <<EOF /etc/app.env⏎DB_PASS=[|zebra-55|]⏎SMTP_PASSWORD="[|zebra 66|]"⏎EOF
COPY <<EOF /etc/app.toml⏎[db]⏎password='[|zebra-55|]'⏎EOF
COPY <<EOF /boto.cfg⏎[Credentials]⏎aws_secret_access_key=[|‹m40›|]⏎EOF
COPY <<EOF /terraform.tfvars⏎db_password = "[|zebra-55|]"⏎client_secret = "[|77aa88bb|]"⏎EOF
ENV TF_VAR_client_secret=[|77aa88bb|] TF_VAR_db_password=[|zebra-55|]
ENV ARM_CLIENT_SECRET=[|77aa88bb|]
ENV KUBE_CLIENT_KEY_DATA=[|LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0tLS0tCk1IY0NBUUVFSUFCQ0RFRkdISUpLTE1OT1BRUlM|]
ENV ADMIN_AUTH=admin:[|zebra55|]
ENV HTTP_BASIC_AUTH='admin:[|ze{b}ra55|]'
ENV TRAEFIK_USERS_BASIC_AUTH="admin:[|zebra!55|]"
ENV SVC_PASSWORD=[|a]b[c{d}9|] SVC_USER=x
ENV SVC_PASSWORD=[|/zebra55|]
ENV SVC_PASSWORD [|{zebra}55|]
ARG SVC_PASSWORD=[|[zebra]55|]
ARG GITHUB_TOKEN=[|ghp_‹m36›|]
LABEL db.password='[|zebra-55|]'
# PASSWORD=[|zebra-55|]
# password: "[|zebra-55|]"
# db password: [|zebra55|] (change it)
# Default password is [|zebra55!|]
# -e MYSQL_ROOT_PASSWORD=[|zebra-55|]
# docker run -e SVC_TOKEN=[|77aa88bb|] app
# curl -u x:[|zebra-55|] https://files.test
RUN wget "https://x.blob.core.windows.net/c/a?sv=2020-08-04&sig=[|wX4run5CPuFbQkCezJxGwOEv%2BQ2ODjVEVxn5Yrzo8ug%3D|]&se=2030"
RUN wget 'https://b.s3.eu-central-1.amazonaws.com/a?X-Amz-Credential=x%2F20261130%2Feu%2Fs3%2Faws4_request&X-Amz-Security-Token=[|‹m60›|]&X-Amz-Signature=[|‹h64›|]'
ENV HOOK="https://discord.com/api/v10/webhooks/998877665544332211/[|‹m64›-_ab|]"
RUN curl -s --user 'api:[|key-‹h32›|]' https://api.mailgun.net/v3/x/messages
ENV ENCODED=[|aHR0cHM6Ly94OnplYnJhLTU1QGdpdC50ZXN0L2EuZ2l0|]
RUN echo [|LS0tLS1CRUdJTiBPUEVOU1NIIFBSSVZBVEUgS0VZLS0tLS0KYjNCbGJuTnphQzFyWlhrdGRqRUFBQUFBQkc1dmJtVUFBQUFFYm05dVpR|] | base64 -d > ~/.ssh/id_rsa
RUN echo "[|W2RlZmF1bHRdCmF3c19zZWNyZXRfYWNjZXNzX2tleT1hQjNkRTVnSDdqSzltTjFwUTNyUzV0VTd2Vzl4WTF6QTNiQzVkRTdmCg==|]" | base64 --decode > ~/.aws/credentials
RUN curl -H "Authorization: Basic [|eDp6ZWJyYS01NQ==|]" https://files.test
RUN sshpass -p [|zebra-55|] rsync -a x h:/y
RUN expect -c 'spawn su; expect "Password:"; send "x\r"' && wget --user x --password '[|ze bra-55|]' https://f.test
RUN echo "*:*:*:x:[|zebra-55|]" >> ~/.pgpass
RUN git remote set-url origin https://x-access-token:[|77aa88bb|]@git.test/a.git
RUN pip install git+https://[|ghp_‹m36›|]@github.com/a/b.git
RUN docker run -e DB_PASSWORD=[|zebra-55|] app
RUN docker build --build-arg DB_PASSWORD=[|zebra-55|] .
RUN gcloud config set auth/access_token [|77aa88bbcc|]
RUN ansible-vault encrypt_string '[|zebra-55|]' --name x
`);
