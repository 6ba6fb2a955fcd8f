import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** Lines a word away from those that a rule is about. */
test.each(
  rowsOf(String.raw`
# added-download-locked
added-download-locked → ADD https://example.com/tini /tini\nENTRYPOINT ["/tini", "--"]\nCMD ["ls"] → error certain: "/tini" ⇒  --chmod=755
added-download-locked → ADD https://example.com/tini /sbin/\nENTRYPOINT ["/sbin/tini", "--", "ls"] → error certain: "/sbin/tini" ⇒  --chmod=755
added-download-locked → ADD https://example.com/tini /usr/local/bin\nENTRYPOINT ["tini", "--", "ls"] → error certain: "tini" ⇒  --chmod=755
added-download-locked → ADD https://example.com/x /tini\nCMD ["/tini"] → error certain: "/tini" ⇒  --chmod=755
added-download-locked → ADD https://example.com/wait /wait\nCMD /wait && ls → error certain: /wait ⇒  --chmod=755
added-download-locked → ADD https://example.com/wait /wait\nCMD /wait; ls → nothing
added-download-locked → ADD https://example.com/wait /wait\nCMD sh /wait → nothing
added-download-locked → ADD https://example.com/wait /wait\nRUN chmod +x /wait\nCMD ["/wait"] → nothing
added-download-locked → ADD https://example.com/wait /bin/wait\nRUN chmod +x /bin/*\nCMD ["/bin/wait"] → nothing
added-download-locked → ADD https://example.com/wait /srv/wait\nRUN chmod -R 755 /srv\nCMD ["/srv/wait"] → nothing
added-download-locked → ADD https://example.com/wait /srv/wait\nRUN chmod 755 /srv\nCMD ["/srv/wait"] → error certain: "/srv/wait" ⇒  --chmod=755
added-download-locked → ADD https://example.com/wait /wait\nRUN chmod 644 /wait\nCMD ["/wait"] → error certain: "/wait" ⇒  --chmod=755
added-download-locked → ADD --chmod=0755 https://example.com/wait /wait\nCMD ["/wait"] → nothing
added-download-locked → ADD https://example.com/wait /wait\nCOPY wait /wait\nCMD ["/wait"] → nothing
added-download-locked → ADD https://github.com/example/wait.git /wait\nCMD ["/wait/run"] → nothing
added-download-locked → ADD https://example.com/wait /wait\nRUN ./setup.sh\nCMD ["/wait"] → error likely: "/wait" ⇒  --chmod=755
added-download-locked → FROM alpine:3.24 AS a\nADD https://example.com/wait /wait\nFROM debian:trixie-slim\nCOPY --from=a /wait /wait\nCMD ["/wait"] → error certain: "/wait"
added-download-locked → FROM alpine:3.24 AS a\nADD https://example.com/wait /wait\nFROM debian:trixie-slim\nCOPY --from=a --chmod=755 /wait /wait\nCMD ["/wait"] → nothing
added-download-locked → FROM alpine:3.24 AS a\nADD https://example.com/wait /wait\nFROM a\nCMD ["/wait"] → error certain: "/wait" ⇒  --chmod=755
added-download-locked → FROM alpine:3.24 AS a\nADD https://example.com/wait /wait\nFROM a\nRUN chmod a+rx /wait\nCMD ["/wait"] → nothing
added-download-locked → ADD https://example.com/i.sh /i.sh\nRUN /i.sh → error certain: /i.sh ⇒  --chmod=755
added-download-locked → WORKDIR /tmp\nADD https://example.com/i.sh .\nRUN ./i.sh → error certain: ./i.sh ⇒  --chmod=755
added-download-locked → ADD https://example.com/i.sh /i.sh\nRUN chmod +x /i.sh && /i.sh → nothing
added-download-locked → ADD https://example.com/i.sh /i.sh\nRUN bash /i.sh → nothing
added-download-locked → ADD https://example.com/i.sh /i.sh\nRUN /i.sh || true → nothing
added-download-locked → ADD https://example.com/i.sh /i.sh\nRUN /other.sh → nothing
added-download-locked → ADD https://example.com/a.jar /a.jar\nUSER 1000\nCMD ["java", "-jar", "/a.jar"] → error certain: "/a.jar" ⇒  --chmod=644
added-download-locked → ADD https://example.com/a.jar /a.jar\nCMD ["java", "-jar", "/a.jar"] → nothing
added-download-locked → ADD --chown=1000 https://example.com/a.jar /a.jar\nUSER 1000\nCMD ["java", "-jar", "/a.jar"] → nothing
added-download-locked → ADD https://example.com/a.jar /a.jar\nRUN chown 1000:1000 /a.jar\nUSER 1000\nCMD ["java", "-jar", "/a.jar"] → nothing
added-download-locked → ADD https://example.com/a.jar /opt/a.jar\nRUN chown -R 1000 /opt\nUSER 1000\nCMD ["java", "-jar", "/opt/a.jar"] → nothing
added-download-locked → ADD https://example.com/w /w\nRUN chown 1000 /w\nUSER 1000\nENTRYPOINT ["/w"] → error certain: "/w" ⇒  --chmod=755
added-download-locked → ADD https://example.com/w /w\nRUN setfacl -m u:1000:rx /w\nUSER 1000\nENTRYPOINT ["/w"] → nothing
added-download-locked → ADD https://example.com/c.yml /etc/c.yml\nUSER 1000\nCMD ["java", "-jar", "/a.jar", "/etc/c.yml"] → warning likely: "/etc/c.yml" ⇒  --chmod=644
added-download-locked → ADD https://example.com/w.sh /w.sh\nUSER 1000\nCMD ["sh", "/w.sh"] → error certain: "/w.sh" ⇒  --chmod=644
added-download-locked → ADD https://example.com/c.yml /etc/c.yml\nUSER 1000\nCMD ["app", "/etc/c.yml"] → warning likely: "/etc/c.yml" ⇒  --chmod=644
added-download-locked → ADD https://example.com/a.jar /a.jar\nRUN chmod a+r /a.jar\nUSER 1000\nCMD ["java", "-jar", "/a.jar"] → nothing
added-download-locked → ADD https://example.com/wait-until.sh /w.sh\nRUN chmod +x /w.sh\nUSER 1000\nENTRYPOINT ["/w.sh"] → error certain: "/w.sh" ⇒  --chmod=755
added-download-locked → ADD https://example.com/wait /w\nRUN chmod +x /w\nUSER 1000\nENTRYPOINT ["/w"] → nothing
# added-archive-packed
added-archive-packed → ADD https://example.com/go-1.2.tar.gz /opt/\nCMD ["/opt/go-1.2/bin/go"] → warning likely: ADD https://example.com/go-1.2.tar.gz /opt/ ⇒  --unpack=true
added-archive-packed → ADD https://example.com/go-1.2.tgz /opt\nENV GO=/opt/go-1.2/bin → warning likely: ADD https://example.com/go-1.2.tgz /opt ⇒  --unpack=true
added-archive-packed → ADD https://example.com/go-1.2.tar.gz /opt/\nRUN cd /opt && tar xzf *.gz\nCMD ["/opt/go-1.2/bin/go"] → nothing
added-archive-packed → FROM debian:trixie-slim AS a\nADD https://example.com/go-1.2.tar.gz /opt/\nFROM a\nRUN cd /opt && tar xzf *.gz\nCMD ["/opt/go-1.2/bin/go"] → nothing
added-archive-packed → FROM debian:trixie-slim AS a\nADD https://example.com/go-1.2.tar.gz /opt/\nFROM debian:trixie-slim\nRUN --mount=from=a,source=/opt,target=/x tar xzf /x/*.gz -C /opt\nCMD ["/opt/go-1.2/bin/go"] → nothing
added-archive-packed → ADD https://example.com/go-1.2.tar.gz /opt/\nCOPY open.sh /\nRUN /open.sh\nCMD ["/opt/go-1.2/bin/go"] → nothing
added-archive-packed → RUN apt-get install -y tar\nADD https://example.com/go-1.2.tar.gz /opt/\nCMD ["/opt/go-1.2/bin/go"] → warning likely: ADD https://example.com/go-1.2.tar.gz /opt/ ⇒  --unpack=true
added-archive-packed → ADD https://example.com/go-1.2.zip /opt/\nCMD ["/opt/go-1.2/bin/go"] → nothing
added-archive-packed → ADD https://example.com/go-1.2.tar.gz /opt/\nCMD ["ls"] → nothing
added-archive-packed → ADD go-1.2.tar.gz /opt/\nCMD ["/opt/go-1.2/bin/go"] → nothing
added-archive-packed → ADD --unpack https://example.com/go-1.2.tar.gz /opt/\nCMD ["/opt/go-1.2/bin/go"] → nothing
# entrypoint-without-command
entrypoint-without-command → FROM nginx:1.31\nCOPY --chmod=755 <<'E' /e.sh\n#!/bin/sh\nexec "$@"\nE\nENTRYPOINT ["/e.sh"] → error likely: "/e.sh" ⇒ ⏎CMD ["nginx", "-g", "daemon off;"]
entrypoint-without-command → FROM httpd:2.4\nCOPY --chmod=755 <<'E' /e.sh\n#!/bin/sh\nexec "$@"\nE\nENTRYPOINT ["/e.sh"] → error likely: "/e.sh" ⇒ ⏎CMD ["httpd-foreground"]
entrypoint-without-command → FROM caddy:2\nCOPY --chmod=755 <<'E' /e.sh\n#!/bin/sh\nexec "$@"\nE\nENTRYPOINT ["/e.sh"] → error likely: "/e.sh" ⇒ ⏎CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]
entrypoint-without-command → FROM nginx:1.31\nCOPY --chmod=755 <<'E' /e.sh\n#!/bin/sh\nexec "$@"\nE\nCMD ["nginx", "-g", "daemon off;"]\nENTRYPOINT ["/e.sh"] → nothing
entrypoint-without-command → FROM nginx:1.31 AS a\nCMD ["nginx", "-g", "daemon off;"]\nFROM a\nCOPY --chmod=755 <<'E' /e.sh\n#!/bin/sh\nexec "$@"\nE\nENTRYPOINT ["/e.sh"] → error likely: "/e.sh" ⇒ ⏎CMD ["nginx", "-g", "daemon off;"]
entrypoint-without-command → FROM nginx:1.31\nCOPY --chmod=755 <<'E' /e.sh\n#!/bin/sh\nexec "$@"\nE\nENTRYPOINT ["/e.sh", "nginx", "-g", "daemon off;"] → nothing
entrypoint-without-command → FROM nginx:1.31\nCOPY --chmod=755 <<'E' /e.sh\n#!/bin/sh\nexec "$@"\nE\nENTRYPOINT /e.sh → nothing
entrypoint-without-command → FROM nginx:1.31\nCOPY --chmod=755 <<'E' /e.sh\n#!/bin/sh\nexec nginx -g "daemon off;"\nE\nENTRYPOINT ["/e.sh"] → nothing
entrypoint-without-command → FROM nginx:1.31\nCOPY --chmod=755 <<'E' /e.sh\n#!/bin/sh\nnginx; "$@"\nE\nENTRYPOINT ["/e.sh"] → error likely: "/e.sh" ⇒ ⏎CMD ["nginx", "-g", "daemon off;"]
entrypoint-without-command → FROM nginx:1.31\nCOPY --chmod=755 <<'E' /e.sh\n#!/bin/sh\nexec "${'$'}{@:-nginx}"\nE\nENTRYPOINT ["/e.sh"] → nothing
entrypoint-without-command → FROM nginx:1.31\nRUN printf '#!/bin/sh\\nexec "$@"\\n' > /e.sh && chmod +x /e.sh\nENTRYPOINT ["/e.sh"] → error likely: "/e.sh" ⇒ ⏎CMD ["nginx", "-g", "daemon off;"]
entrypoint-without-command → FROM nginx:1.31\nCOPY e.sh /e.sh\nENTRYPOINT ["/e.sh"] → nothing
entrypoint-without-command → FROM nginx:1.31\nENTRYPOINT ["/sbin/tini", "--"] → error likely: "/sbin/tini" ⇒ ⏎CMD ["nginx", "-g", "daemon off;"]
entrypoint-without-command → FROM nginx:1.31\nENTRYPOINT ["/sbin/tini", "--", "nginx"] → nothing
entrypoint-without-command → FROM php:8.4-fpm\nEXPOSE 9000\nENTRYPOINT ["docker-php-entrypoint"] → warning likely: "docker-php-entrypoint"
entrypoint-without-command → FROM node:24\nENTRYPOINT ["docker-entrypoint.sh"] → nothing
entrypoint-without-command → ENTRYPOINT ["dumb-init", "--"] → nothing
entrypoint-without-command → EXPOSE 80\nENTRYPOINT ["dumb-init", "--"] → warning likely: "dumb-init"
entrypoint-without-command → FROM example.com/x:1\nEXPOSE 80\nENTRYPOINT ["dumb-init", "--"] → warning likely: "dumb-init"
entrypoint-without-command → FROM nginx:1.31 → nothing
# listens-on-loopback
listens-on-loopback → EXPOSE 8000\nCMD ["uvicorn", "a:b"] → warning likely: "uvicorn" ⇒ , "--host", "0.0.0.0"
listens-on-loopback → EXPOSE 8000\nCMD uvicorn a:b → warning likely: uvicorn ⇒  --host 0.0.0.0
listens-on-loopback → EXPOSE 8000\nCMD ["sh", "-c", "exec uvicorn a:b"] → warning likely: "exec uvicorn a:b"
listens-on-loopback → EXPOSE 8000\nCMD ["sh", "-c", "wait-for localhost:5432 && uvicorn a:b --host localhost"] → warning likely: "wait-for localhost:5432 && uvicorn a:b --host localhost"
listens-on-loopback → EXPOSE 8000\nCMD export UVICORN_HOST=0.0.0.0 && uvicorn a:b → nothing
listens-on-loopback → EXPOSE 8000\nCMD ["env", "UVICORN_HOST=0.0.0.0", "uvicorn", "a:b"] → nothing
listens-on-loopback → FROM node:22\nEXPOSE 5173\nCMD npx vite → warning possible: vite
listens-on-loopback → EXPOSE 8000\nCMD alembic upgrade head && uvicorn a:b --port 8000 → warning likely: uvicorn
listens-on-loopback → CMD ["uvicorn", "a:b"] → nothing
listens-on-loopback → EXPOSE 8000\nCMD ["uvicorn", "a:b", "--host=0.0.0.0"] → nothing
listens-on-loopback → EXPOSE 8000\nCMD ["uvicorn", "a:b", "--host", "::"] → nothing
listens-on-loopback → EXPOSE 8000\nCMD ["uvicorn", "a:b", "--host", "localhost"] → warning likely: "localhost" ⇒ "0.0.0.0"
listens-on-loopback → EXPOSE 8000\nCMD uvicorn a:b --host $HOST → nothing
listens-on-loopback → EXPOSE 8000\nCMD ["uvicorn", "a:b", "--uds", "/run/x.sock"] → nothing
listens-on-loopback → EXPOSE 8000\nENV UVICORN_HOST=0.0.0.0\nCMD ["uvicorn", "a:b"] → nothing
listens-on-loopback → EXPOSE 8000\nENV UVICORN_HOST=127.0.0.1\nCMD ["uvicorn", "a:b"] → warning likely: "uvicorn" ⇒ , "--host", "0.0.0.0"
listens-on-loopback → EXPOSE 8000\nENTRYPOINT ["python", "-m", "uvicorn", "a:b"] → warning likely: "uvicorn" ⇒ , "--host", "0.0.0.0"
listens-on-loopback → EXPOSE 8000\nENTRYPOINT ["/e.sh"]\nCMD ["uvicorn", "a:b"] → warning likely: "uvicorn" ⇒ , "--host", "0.0.0.0"
listens-on-loopback → EXPOSE 8000\nENTRYPOINT ["tini", "--", "poetry", "run", "uvicorn", "a:b"] → warning likely: "uvicorn" ⇒ , "--host", "0.0.0.0"
listens-on-loopback → EXPOSE 5000\nCMD ["flask", "--app", "x", "run"] → warning likely: "flask" ⇒ , "--host", "0.0.0.0"
listens-on-loopback → EXPOSE 5000\nCMD ["flask", "db", "upgrade"] → nothing
listens-on-loopback → EXPOSE 5000\nCMD ["flask", "run", "-h", "0.0.0.0"] → nothing
listens-on-loopback → EXPOSE 8000\nCMD ["python", "manage.py", "runserver"] → warning likely: "manage.py" ⇒ , "0.0.0.0:8000"
listens-on-loopback → EXPOSE 8000\nCMD ["python", "manage.py", "runserver", "8000"] → warning likely: "manage.py" ⇒ , "0.0.0.0:8000"
listens-on-loopback → EXPOSE 8000\nCMD ["python", "manage.py", "runserver", "0.0.0.0:8000"] → nothing
listens-on-loopback → EXPOSE 8000\nCMD ["python", "manage.py", "runserver", "127.0.0.1:8000"] → warning likely: "127.0.0.1:8000" ⇒ "0.0.0.0:8000"
listens-on-loopback → EXPOSE 8000\nCMD ["python", "manage.py", "migrate"] → nothing
listens-on-loopback → EXPOSE 8000\nCMD ["gunicorn", "a:b"] → warning possible: "gunicorn" ⇒ , "--bind", "0.0.0.0:8000"
listens-on-loopback → EXPOSE 8000\nCMD ["gunicorn", "-c", "g.py", "a:b"] → nothing
listens-on-loopback → EXPOSE 8000\nENV PORT=8000\nCMD ["gunicorn", "a:b"] → nothing
listens-on-loopback → EXPOSE 8000\nCOPY gunicorn.conf.py .\nCMD ["gunicorn", "a:b"] → nothing
listens-on-loopback → EXPOSE 8000\nCMD ["gunicorn", "-b", ":8000", "a:b"] → nothing
listens-on-loopback → EXPOSE 5173\nCMD ["npx", "vite"] → warning possible: "vite" ⇒ , "--host", "0.0.0.0"
listens-on-loopback → EXPOSE 5173\nCMD ["npx", "vite", "--host"] → nothing
listens-on-loopback → EXPOSE 5173\nCMD ["npx", "vite", "build"] → nothing
listens-on-loopback → EXPOSE 5173\nCMD ["npm", "run", "dev"] → nothing
listens-on-loopback → EXPOSE 4200\nCMD ng serve → warning possible: ng ⇒  --host 0.0.0.0
listens-on-loopback → EXPOSE 3000\nCMD ["bundle", "exec", "rails", "s"] → warning likely: "rails" ⇒ , "-b", "0.0.0.0"
listens-on-loopback → EXPOSE 3000\nENV RAILS_ENV=production\nCMD ["bin/rails", "s"] → nothing
listens-on-loopback → EXPOSE 3000\nCMD ["rails", "s", "-e", "production"] → nothing
listens-on-loopback → EXPOSE 3000\nCMD ["rails", "console"] → nothing
listens-on-loopback → EXPOSE 4000\nCMD bundle exec jekyll serve → warning possible: jekyll ⇒  --host 0.0.0.0
listens-on-loopback → EXPOSE 1313\nCMD ["hugo", "server"] → warning likely: "hugo" ⇒ , "--bind", "0.0.0.0"
listens-on-loopback → EXPOSE 1313\nCMD ["hugo", "server", "--bind=0.0.0.0"] → nothing
listens-on-loopback → EXPOSE 8000\nCMD ["php", "artisan", "serve"] → warning likely: "artisan" ⇒ , "--host=0.0.0.0"
listens-on-loopback → EXPOSE 8000\nCMD ["php", "-S", "localhost:8000"] → warning likely: "localhost:8000" ⇒ "0.0.0.0:8000"
listens-on-loopback → EXPOSE 8000\nCMD ["php", "-S", "0.0.0.0:8000"] → nothing
listens-on-loopback → EXPOSE 8000\nCMD ["php", "index.php"] → nothing
listens-on-loopback → EXPOSE 8000\nCMD ["python", "-m", "http.server"] → nothing
listens-on-loopback → EXPOSE 8000\nCMD ["python", "-m", "http.server", "--bind", "127.0.0.1"] → warning likely: "127.0.0.1" ⇒ "0.0.0.0"
listens-on-loopback → EXPOSE 8080\nCMD ["npx", "http-server", "-a", "127.0.0.1"] → warning likely: "127.0.0.1" ⇒ "0.0.0.0"
listens-on-loopback → EXPOSE 8080\nCMD ["npx", "http-server", "dist"] → nothing
listens-on-loopback → FROM example.com/x:1\nEXPOSE 8888\nCMD ["jupyter", "lab"] → nothing
listens-on-loopback → FROM example.com/x:1\nEXPOSE 8000\nCMD ["uvicorn", "a:b"] → warning possible: "uvicorn" ⇒ , "--host", "0.0.0.0"
listens-on-loopback → EXPOSE 11434\nCMD ["ollama", "serve"] → warning likely: "ollama"
listens-on-loopback → EXPOSE 5432\nCMD ["psql", "--host", "localhost"] → nothing
# starts-in-background
starts-in-background → CMD ["nginx"] → error likely: "nginx"
starts-in-background → COPY httpd /httpd\nCMD ["/httpd"] → nothing
starts-in-background → COPY --from=0 /out/cron /usr/bin/cron\nCMD ["cron"] → nothing
starts-in-background → CMD nginx → error likely: nginx
starts-in-background → CMD ["/usr/sbin/nginx", "-g", "daemon off;"] → nothing
starts-in-background → CMD nginx -g 'daemon off;' → nothing
starts-in-background → CMD ["nginx", "-c", "/n.conf"] → nothing
starts-in-background → COPY nginx.conf /etc/nginx/\nCMD ["nginx"] → nothing
starts-in-background → RUN echo "daemon off;" >> /etc/nginx/x\nCMD ["nginx"] → nothing
starts-in-background → FROM nginx:1.31\nCMD ["nginx"] → error likely: "nginx"
starts-in-background → FROM example.com/x:1\nCMD ["nginx"] → nothing
starts-in-background → ENTRYPOINT ["/e.sh"]\nCMD ["nginx"] → warning possible: "nginx"
starts-in-background → FROM cgr.dev/chainguard/php:latest-dev\nCMD ["php-fpm"] → nothing
starts-in-background → ENTRYPOINT ["tini", "--"]\nCMD ["nginx"] → error likely: "nginx"
starts-in-background → FROM nginx:1.31\nCMD nginx → error likely: nginx
starts-in-background → CMD ["sh", "-c", "nginx"] → error likely: "nginx"
starts-in-background → CMD php-fpm8.2 && nginx → error likely: nginx
starts-in-background → CMD nginx && tail -f /var/log/nginx/access.log → nothing
starts-in-background → CMD nginx; exec node app.js → nothing
starts-in-background → CMD ["apachectl", "start"] → error likely: "start"
starts-in-background → CMD ["apachectl", "-D", "FOREGROUND"] → nothing
starts-in-background → CMD ["apache2ctl", "-DFOREGROUND"] → nothing
starts-in-background → CMD ["/usr/sbin/httpd"] → error likely: "/usr/sbin/httpd"
starts-in-background → CMD ["httpd", "-DFOREGROUND"] → nothing
starts-in-background → CMD ["busybox", "httpd", "-f", "-p", "80"] → nothing
starts-in-background → CMD service nginx start → error likely: service nginx start
starts-in-background → CMD service nginx start && bash → nothing
starts-in-background → CMD service nginx status → nothing
starts-in-background → CMD ["/etc/init.d/apache2", "start"] → error likely: "/etc/init.d/apache2"
starts-in-background → CMD ["pm2", "start", "app.js"] → error likely: "start"
starts-in-background → CMD ["pm2", "start", "app.js", "--no-daemon"] → nothing
starts-in-background → CMD ["pm2-runtime", "start", "app.js"] → nothing
starts-in-background → CMD ["pm2", "logs"] → nothing
starts-in-background → CMD ["/usr/sbin/sshd"] → error likely: "/usr/sbin/sshd"
starts-in-background → CMD ["/usr/sbin/sshd", "-D"] → nothing
starts-in-background → CMD ["/usr/sbin/sshd", "-eD"] → nothing
starts-in-background → CMD ["cron"] → error likely: "cron"
starts-in-background → CMD ["cron", "-f"] → nothing
starts-in-background → FROM alpine:3.24\nCMD ["crond"] → error likely: "crond"
starts-in-background → FROM alpine:3.24\nCMD ["crond", "-l", "2", "-f"] → nothing
starts-in-background → CMD ["supervisord"] → error likely: "supervisord"
starts-in-background → CMD ["supervisord", "-n"] → nothing
starts-in-background → COPY supervisord.conf /etc/\nCMD ["supervisord"] → nothing
starts-in-background → CMD ["supervisord", "-c", "/x"] → nothing
starts-in-background → FROM php:8.4-fpm\nCMD ["php-fpm"] → nothing
starts-in-background → CMD ["php-fpm8.2"] → error likely: "php-fpm8.2"
starts-in-background → CMD ["php-fpm8.2", "-F"] → nothing
`),
)('%s: %s', async (rule, lines, expected) => {
  expect(await saidBy(rule ?? '', lines ?? '')).toBe(expected);
});
