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
added-download-locked → ADD https://example.com/a.jar /a.jar\nRUN chmod a+r /a.jar\nUSER 1000\nCMD ["java", "-jar", "/a.jar"] → nothing
added-download-locked → ADD https://example.com/wait-until.sh /w.sh\nRUN chmod +x /w.sh\nUSER 1000\nENTRYPOINT ["/w.sh"] → error certain: "/w.sh" ⇒  --chmod=755
added-download-locked → ADD https://example.com/wait /w\nRUN chmod +x /w\nUSER 1000\nENTRYPOINT ["/w"] → nothing
# added-archive-packed
added-archive-packed → ADD https://example.com/go-1.2.tar.gz /opt/\nCMD ["/opt/go-1.2/bin/go"] → warning likely: ADD https://example.com/go-1.2.tar.gz /opt/ ⇒  --unpack=true
added-archive-packed → ADD https://example.com/go-1.2.tgz /opt\nENV GO=/opt/go-1.2/bin → warning likely: ADD https://example.com/go-1.2.tgz /opt ⇒  --unpack=true
added-archive-packed → ADD https://example.com/go-1.2.tar.gz /opt/\nRUN cd /opt && tar xzf *.gz\nCMD ["/opt/go-1.2/bin/go"] → nothing
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
entrypoint-without-command → ENTRYPOINT ["dumb-init", "--"] → info possible: "dumb-init"
entrypoint-without-command → EXPOSE 80\nENTRYPOINT ["dumb-init", "--"] → warning likely: "dumb-init"
entrypoint-without-command → FROM example.com/x:1\nEXPOSE 80\nENTRYPOINT ["dumb-init", "--"] → warning likely: "dumb-init"
entrypoint-without-command → FROM nginx:1.31 → nothing
`),
)('%s: %s', async (rule, lines, expected) => {
  expect(await saidBy(rule ?? '', lines ?? '')).toBe(expected);
});
