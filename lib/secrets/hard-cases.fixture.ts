/**
 * Credentials where people put them, one a row: what has to be found stands in `[| |]`, `⏎` is a new line. Names and
 * values are made up. `‹m40›` are letters and digits mixed, `‹h32›` hexadecimal ones, so that no scanner takes this file
 * for a leak.
 */
const rows = String.raw`
# Exec form.
CMD ["worker", "--password", "[|tulip-94|]"]
CMD ["worker","--password","[|tulip-94|]","--verbose"]
ENTRYPOINT ["/srv/api", "--db-password", "[|tulip-94|]"]
ENTRYPOINT [ "agent" , "--token" , "[|9f2c1aa7|]" ]
CMD ["java", "-Dspring.datasource.password=[|tulip-94|]", "-jar", "a.jar"]
RUN ["curl", "-u", "ci:[|tulip-94|]", "https://files.test/x"]
RUN ["curl","--user","ci:[|tulip-94|]","-O","https://files.test/x"]
RUN ["curl","-H","Authorization: Bearer [|9f2c1aa7b0|]","https://files.test"]
RUN ["mysql", "-uroot", "-p[|tulip-94|]", "-e", "select 1"]
RUN ["docker", "login", "-u", "ci", "-p", "[|tulip-94|]"]
RUN ["sshpass", "-p", "[|tulip-94|]", "ssh", "h"]
RUN ["/bin/bash", "-c", "mysqldump -uroot -p[|tulip-94|] shop"]
RUN ["bash","-lc","echo 'app:[|tulip-94|]' | chpasswd"]
RUN ["sh", "-c", "vault login [|9f2c1aa7b0|]"]
HEALTHCHECK --interval=5s CMD ["redis-cli", "-a", "[|tulip-94|]", "ping"]
HEALTHCHECK CMD mysqladmin ping -uroot -p[|tulip-94|]
HEALTHCHECK CMD curl -fs -u probe:[|tulip-94|] http://localhost/
ONBUILD RUN ["npm", "config", "set", "_authToken", "[|9f2c1aa7b0|]"]
ONBUILD RUN docker login -u ci -p [|tulip-94|]
ONBUILD ENV SVC_PASSWORD=[|tulip-94|]
SHELL ["sh", "-c", "export API_TOKEN=[|9f2c1aa7b0|];"]
# Into the input of a program.
RUN echo [|tulip-94|] | docker login -u ci --password-stdin
RUN echo "[|tulip-94|]" | docker login --username ci --password-stdin r.test
RUN echo -n '[|tulip-94|]' | podman login -u ci --password-stdin r.test
RUN printf '%s' '[|tulip-94|]' | helm registry login r.test -u ci --password-stdin
RUN printf "[|tulip-94|]\n" | skopeo login -u ci --password-stdin r.test
RUN printf "%s\n" [|tulip-94|] | crane auth login r.test -u ci --password-stdin
RUN docker login -u ci --password-stdin <<< "[|tulip-94|]"
RUN <<EOF⏎docker login -u ci --password-stdin r.test <<< [|tulip-94|]⏎EOF
RUN docker login -u ci --password-stdin <<EOF⏎[|tulip-94|]⏎EOF
RUN echo [|9f2c1aa7b0|] | gh auth login --with-token
RUN gh auth login --with-token <<< [|9f2c1aa7b0|]
RUN echo "[|9f2c1aa7b0|]" | glab auth login --stdin --hostname git.test
RUN echo [|9f2c1aa7b0|] | cargo login
RUN echo 'deploy:[|tulip-94|]' | chpasswd
RUN echo deploy:[|tulip-94|] | chpasswd
RUN echo "deploy:[|Kq(7)z|]" | chpasswd
RUN printf 'deploy:[|tulip-94|]\nroot:[|rose-17|]\n' | chpasswd
RUN echo -e "deploy:[|tulip-94|]\nroot:[|rose-17|]" | sudo chpasswd
RUN chpasswd <<< "deploy:[|tulip-94|]"
RUN chpasswd <<EOF⏎deploy:[|tulip-94|]⏎root:[|rose-17|]⏎EOF
RUN cat <<EOF | chpasswd⏎deploy:[|tulip-94|]⏎EOF
RUN useradd -m dev && echo "dev:[|tulip-94|]" | chpasswd && adduser dev sudo
RUN set -eux; \⏎    useradd dev; \⏎    echo "dev:[|tulip-94|]" \⏎      | chpasswd
RUN (echo [|tulip-94|]; echo [|tulip-94|]) | smbpasswd -a -s dev
RUN echo "[|tulip-94|]\n[|tulip-94|]" | passwd dev
RUN yes [|tulip-94|] | passwd dev
RUN echo [|tulip-94|] | passwd --stdin dev
RUN echo [|tulip-94|] | vncpasswd -f > /root/.vnc/passwd
RUN echo [|tulip-94|] | sudo -S apt-get update
RUN echo [|tulip-94|] | kinit ci@CORP.TEST
RUN echo [|tulip-94|] | gpg --batch --passphrase-fd 0 -d x.gpg
# Logins of registries, clouds and forges.
RUN docker login \⏎      -u ci \⏎      -p [|tulip-94|] \⏎      r.test
RUN docker login -u ci -p"[|tulip-94|]" r.test
RUN docker login --username=ci --password=[|tulip-94|] r.test
RUN buildah login -u ci -p '[|tulip-94|]' r.test
RUN skopeo copy --src-creds ci:[|tulip-94|] docker://r.test/a oci:a
RUN skopeo copy --dest-creds=ci:[|tulip-94|] oci:a docker://r.test/a
RUN helm registry login -u ci -p [|tulip-94|] r.test
RUN helm repo add corp https://charts.test --username ci --password [|tulip-94|]
RUN az login -u ci@corp.test -p [|tulip-94|]
RUN az login --service-principal -u 1b2c -p "[|tulip-94|]" --tenant t
RUN az acr login -n corp -u ci -p [|tulip-94|]
RUN az storage blob download --account-key [|‹m40›|] -c x -n y
RUN aws configure set aws_secret_access_key [|‹m40›|]
RUN aws configure set aws_session_token [|‹m40›|] --profile ci
RUN aws configure set profile.ci.aws_secret_access_key '[|‹m40›|]'
RUN doctl auth init -t [|‹h64›|]
RUN doctl auth init --access-token [|‹h64›|]
RUN oc login https://api.test:6443 -u dev -p [|tulip-94|]
RUN oc login --token=[|sha256~‹m43›|] --server=https://api.test
RUN kubectl --token [|9f2c1aa7b0|] get pods
RUN kubectl config set-credentials ci --token=[|9f2c1aa7b0|]
RUN kubectl config set-credentials ci --username=ci --password=[|tulip-94|]
RUN kubectl create secret generic db --from-literal=password=[|tulip-94|]
RUN kubectl create secret docker-registry r --docker-password=[|tulip-94|]
RUN cf login -a api.test -u ci -p [|tulip-94|]
RUN cf auth ci [|tulip-94|]
RUN ibmcloud login --apikey [|‹m40›|]
RUN vault login -no-print [|9f2c1aa7b0|]
RUN vault login -method=userpass username=ci password=[|tulip-94|]
RUN vault kv put secret/app api_key=[|9f2c1aa7b0|]
RUN glab auth login -t [|9f2c1aa7b0|]
RUN glab auth login --token [|9f2c1aa7b0|] --hostname git.test
RUN hf auth login --token [|9f2c1aa7b0|]
RUN huggingface-cli login --token [|9f2c1aa7b0|]
RUN wandb login [|‹h40›|]
RUN ngrok config add-authtoken [|‹m40›|]
RUN snyk auth [|9f2c1aa7-b0b1-4c2d-8e3f-a1b2c3d4e5f6|]
RUN pro attach [|C1a2b3c4d5e6f7g8h9|]
RUN cloudflared service install [|‹m40›|]
RUN tailscale up --authkey=[|‹m40›|]
RUN subscription-manager register --username ci --password [|tulip-94|]
RUN jf c add corp --url https://jf.test --access-token [|‹m40›|]
RUN mc alias set corp https://s3.test ciaccess [|tulip-94xyz|]
RUN heroku container:login && HEROKU_API_KEY=[|9f2c1aa7-b0b1-4c2d-8e3f-a1b2c3d4e5f6|] heroku container:push web
RUN vercel deploy --token [|9f2c1aa7b0|]
RUN codecov -t [|9f2c1aa7-b0b1-4c2d-8e3f-a1b2c3d4e5f6|]
RUN sentry-cli --auth-token [|‹h64›|] releases new 1
RUN sonar-scanner -Dsonar.token=[|‹h40›|]
# Package managers.
RUN npm config set _auth [|Y2k6dHVsaXA5NA==|]
RUN npm config set //npm.test/:_authToken [|9f2c1aa7b0|]
RUN npm config set //npm.test/:_password="[|dHVsaXA5NHg=|]"
RUN npm set //npm.test/:_authToken [|9f2c1aa7b0|]
RUN yarn config set npmAuthToken "[|9f2c1aa7b0|]"
RUN pnpm config set --location=project //npm.test/:_authToken [|9f2c1aa7b0|]
RUN echo "_auth=[|Y2k6dHVsaXA5NA==|]" >> ~/.npmrc
RUN printf '//npm.test/:_authToken=[|9f2c1aa7b0|]\nalways-auth=true\n' > .npmrc
COPY <<EOF /root/.npmrc⏎registry=https://npm.test/⏎//npm.test/:_authToken=[|9f2c1aa7b0|]⏎EOF
RUN cargo login [|9f2c1aa7b0|]
RUN cargo login --registry corp [|9f2c1aa7b0|]
RUN cargo publish --token [|9f2c1aa7b0|]
ENV CARGO_REGISTRIES_CORP_TOKEN="Bearer [|9f2c1aa7b0x|]"
COPY <<EOF /root/.cargo/credentials.toml⏎[registry]⏎token = "[|9f2c1aa7b0|]"⏎EOF
RUN poetry config http-basic.corp ci [|tulip-94|]
RUN poetry config --local http-basic.corp ci "[|tulip-94|]"
RUN poetry config pypi-token.pypi [|9f2c1aa7b0|]
ENV POETRY_HTTP_BASIC_CORP_PASSWORD=[|tulip-94|]
ENV POETRY_PYPI_TOKEN_CORP=[|9f2c1aa7b0|]
RUN poetry publish -u ci -p [|tulip-94|]
RUN twine upload -u ci -p [|tulip-94|] dist/*
RUN pip install --index-url https://ci:[|tulip-94|]@pypi.test/simple pkg
RUN pip config set global.index-url https://ci:[|tulip-94|]@pypi.test/simple
ENV UV_INDEX_CORP_PASSWORD=[|tulip-94|]
COPY <<EOF /root/.pypirc⏎[pypi]⏎username = ci⏎password = [|tulip-94|]⏎EOF
RUN composer config http-basic.repo.test ci [|tulip-94|]
RUN composer config -g github-oauth.github.com [|9f2c1aa7b0|]
RUN composer config --global --auth gitlab-token.git.test [|9f2c1aa7b0|]
RUN composer config bearer.repo.test [|9f2c1aa7b0|]
ENV COMPOSER_AUTH='{"http-basic":{"repo.test":{"username":"ci","password":"[|tulip-94|]"}}}'
ENV COMPOSER_AUTH="{\"http-basic\":{\"repo.test\":{\"username\":\"ci\",\"password\":\"[|tulip-94|]\"}}}"
RUN bundle config gems.corp.com ci:[|tulip-94|]
RUN bundle config set --global gems.corp.com ci:[|tulip-94|]
RUN bundle config set --local rubygems.pkg.github.com [|9f2c1aa7b0|]
ENV BUNDLE_GEMS__CORP__COM=ci:[|tulip-94|]
RUN bundle config gems.corp.com 0f1e2d3c:[|4b5a6978|]
RUN nuget sources add -Name corp -Source https://n.test -UserName ci -Password [|tulip-94|]
RUN nuget setapikey [|9f2c1aa7b0|] -Source https://n.test
RUN dotnet nuget add source https://n.test -n corp -u ci -p [|tulip-94|] --store-password-in-clear-text
RUN dotnet nuget push a.nupkg -k [|9f2c1aa7b0|] -s https://n.test
RUN dotnet user-secrets set "Db:Pin" "[|tulip-94|]"
COPY <<EOF /root/.nuget/NuGet.Config⏎<packageSourceCredentials><corp><add key="Username" value="ci" /><add key="ClearTextPassword" value="[|tulip-94|]" /></corp></packageSourceCredentials>⏎EOF
RUN echo '<add key="ClearTextPassword" value="[|tulip-94|]" />' >> NuGet.Config
ENV VSS_NUGET_EXTERNAL_FEED_ENDPOINTS='{"endpointCredentials":[{"endpoint":"https://n.test","username":"docker","password":"[|tulip-94|]"}]}'
COPY <<EOF /root/.m2/settings.xml⏎<server>⏎  <id>corp</id>⏎  <username>ci</username>⏎  <password>[|tulip-94|]</password>⏎</server>⏎EOF
RUN echo "<settings><servers><server><id>c</id><password>[|tulip-94|]</password></server></servers></settings>" > settings.xml
RUN mvn -Drepo.pass=[|tulip-94|] deploy
RUN mvn --encrypt-password [|tulip-94|]
RUN gradle -PmavenPassword=[|tulip-94|] publish
COPY <<EOF /root/.gradle/gradle.properties⏎mavenUser=ci⏎mavenPassword=[|tulip-94|]⏎signing.password=[|rose-17|]⏎EOF
RUN git config --global http.extraheader "Authorization: Basic [|Y2k6dHVsaXA5NA==|]"
RUN git -c http.extraheader="AUTHORIZATION: bearer [|9f2c1aa7b0|]" clone https://git.test/x
RUN git config --global credential.helper '!f() { echo "password=[|9f2c1aa7b0|]"; }; f'
RUN echo "https://ci:[|9f2c1aa7b0|]@git.test" > ~/.git-credentials
RUN git clone https://oauth2:[|9f2c1aa7b0|]@git.test/a/b.git
RUN git config --global url."https://ci:[|9f2c1aa7b0|]@git.test/".insteadOf "https://git.test/"
RUN go env -w GOPROXY=https://ci:[|tulip-94|]@go.test
`;

const mixed = 'aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA3bC5dE7fG9hJ2kL4mN6pQ8rS0tU2vW4xY6zA8bC0dE2f';
const hex = '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9';

/** The text without the marks, and what stood in them. */
export type HardCase = { readonly text: string; readonly secrets: readonly string[] };

export function rowsOf(written: string): readonly HardCase[] {
  return written
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('# '))
    .map(caseOf);
}

export function caseOf(row: string): HardCase {
  const filled = row
    .replace(/‹([mh])(\d+)›/g, (_, kind, length) => (kind === 'm' ? mixed : hex).slice(0, Number(length)))
    .replaceAll('⏎', '\n');
  return {
    text: filled.replace(/\[\||\|\]/g, ''),
    secrets: [...filled.matchAll(/\[\|(.*?)\|\]/gs)].map((match) => match[1] ?? ''),
  };
}

export const hardCases: readonly HardCase[] = rowsOf(rows);
