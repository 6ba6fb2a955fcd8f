import { describe, expect, test } from 'vitest';
import { catalog, lastOf, onDebian, rowsOf } from '../inspection.fixture';
import { actorOf, actorsOf } from './actor';
import { keepsOwners } from './owner-keeping-programs';

const commandsOf = (lines: string) =>
  lastOf(onDebian(lines)).stage.steps.flatMap(({ before, run }) =>
    run ? run.script.commands.map((command) => ({ before, command, text: run.text })) : [],
  );

/** Each command of the file with who it runs as. */
function actorsIn(lines: string): string {
  const known = new Map<string, ReturnType<typeof actorsOf>>();
  return commandsOf(lines)
    .map(({ before, command, text }) => {
      const actorFor = known.get(text) ?? actorsOf(text, actorOf(before));
      known.set(text, actorFor);
      return `${command.name} as ${actorFor(command)?.written ?? 'nobody known'}`;
    })
    .join(', ');
}

describe('who commands run as', () => {
  test.each(
    rowsOf(String.raw`
RUN id → id as root
USER app\nRUN id → id as app
USER 1000:1000\nRUN id → id as 1000:1000
FROM example.com/x:1\nRUN id → id as nobody known
ARG U\nUSER $U\nRUN id → id as nobody known
USER app\nRUN sudo id → id as root
USER app\nRUN doas id → id as root
USER app\nRUN sudo -E id → id as root
USER app\nRUN sudo -u other id → id as other
USER app\nRUN sudo -uother id → id as other
USER app\nRUN sudo --user=other id → id as other
USER app\nRUN sudo --user other id → id as other
USER app\nRUN sudo -u "$OTHER" id → id as nobody known
USER app\nRUN sudo env id → id as root
USER app\nRUN env sudo id → id as root
USER app\nRUN sudo gosu other id → id as other
RUN gosu app id → id as app
RUN gosu app:app id → id as app:app
RUN su-exec app id → id as app
RUN s6-setuidgid app id → id as app
RUN gosu "$U" id → id as nobody known
RUN gosu 'app' id → id as nobody known
RUN setpriv --reuid=app --clear-groups id → id as app
RUN setpriv --reuid 1000 id → id as 1000
RUN setpriv --regid=app id → id as nobody known
RUN runuser -u app -- id → id as app
RUN runuser --user app -- id → id as app
RUN su app -c "id" → su as root, id as app
RUN su - app -c "id" → su as root, id as app
RUN su -c "id" app → su as root, id as app
RUN su -s /bin/sh app -c "id" → su as root, id as app
RUN su --shell /bin/sh app -c "id" → su as root, id as app
RUN su -g app app2 -c "id" → su as root, id as app2
RUN su --group app app2 -c "id" → su as root, id as app2
RUN su -G app app2 -c "id" → su as root, id as app2
RUN su --command "id" app → su as root, id as app
RUN runuser -u app -c "id" → runuser as root, id as app
RUN runuser --user app -c "id" → runuser as root, id as app
RUN runuser app -c "id" → app as nobody known
RUN su -c "id" → su as root, id as root
USER app\nRUN su -c "id" → su as app, id as root
RUN su app -c "id; ls" && pwd → su as root, id as app, ls as app, pwd as root
RUN su app -c "sudo id" && pwd → su as root, id as root, pwd as root
RUN su $U -c "id" → su as root, id as nobody known
RUN /bin/su app -c "id" → /bin/su as root, id as app
RUN sh -c "id" && pwd → sh as root, id as root, pwd as root
USER app\nRUN find . -exec id {} + → find as app, id as app
`),
  )('%s', (lines, actors) => {
    expect(actorsIn(lines)).toBe(actors);
  });

  test.each(
    'env,exec,command,builtin,time,nice,ionice,nohup,setsid,stdbuf -o0,timeout 5,flock /x,linux32,linux64,setarch x86_64,eatmydata,ccache,sccache,chronic,tini --,dumb-init,xvfb-run,xargs'.split(
      ',',
    ),
  )('%s runs a command as the same user', (wrapper) => {
    expect(actorsIn(`USER app\nRUN ${wrapper} id`)).toMatch(/\bid as app$/);
  });
});

describe('what hands nothing over to another owner', () => {
  test.each(
    rowsOf(String.raw`
RUN ls → true
RUN nobody-knows-it → false
RUN $X → false
RUN ./setup.sh → false
RUN /opt/setup → false
RUN /usr/bin/ls → true
RUN /usr/local/bin/ls → true
RUN /sbin/ls → true
RUN /bin/ls → true
RUN /x/bin/ls → false
RUN ./gradlew build → true
RUN ./mvnw package → true
RUN sub/gradlew build → true
RUN mygradlew build → false
RUN ./gradlew2 build → false
RUN sh -c "ls" → true
RUN bash -ec "ls" → true
RUN sh -c "$X" → false
RUN sh setup.sh → false
RUN sh → false
RUN sh <<EOF\nls\nEOF → true
RUN bash -s x <<EOF\nls\nEOF → false
RUN eval "ls" → true
RUN eval "$X" → false
RUN . ./x → false
RUN source ./x → false
RUN python3 -m venv /v → true
RUN python -m pip install x → true
RUN python --version → true
RUN python3 setup.py → false
RUN python3 -c "print(1)" → true
RUN python3 -c "import os; os.chown('/x', 1, 1)" → false
RUN python3 -c "os.chmod('/x', 1)" → false
RUN python3 -c "os.SYSTEM('x')" → false
RUN node -e "spawn('x')" → false
RUN node -e "exec('x')" → false
RUN python3 -c "popen('x')" → false
RUN python3 -c "subprocess" → false
RUN node -p "1" → true
RUN php -r "echo 1;" → true
RUN ruby -e "puts 1" → true
RUN perl -pe "s/a/b/" x → true
RUN java -p /x -jar a.jar → true
RUN node -e "$X" → false
RUN node -x setup.js → false
RUN node x-p setup.js → false
RUN php artisan migrate → true
RUN php ./artisan migrate → true
RUN php myartisan migrate → false
RUN python manage.py collectstatic → true
RUN python xmanage.py collectstatic → false
RUN php bin/console cache:clear → true
RUN php bin/consoles cache:clear → false
RUN java -jar x.jar → false
RUN ruby x.rb → false
RUN perl x.pl → false
RUN ln -s /a /b → true
RUN ln -s $A /b → false
RUN mv $A /b → false
RUN rsync $A /b → false
RUN tar -xf $A → false
RUN cp $A /b → true
RUN mv /a /b → true
`),
  )('%s', (lines, keeps) => {
    const [first] = commandsOf(lines);
    expect(first && `${keepsOwners(catalog.ownerKeeping, first.command)}`).toBe(keeps);
  });
});
