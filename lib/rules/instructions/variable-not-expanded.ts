import { defineRule } from '../rule';

const variable = /(?<!\\)\$(\{?[A-Za-z_][A-Za-z0-9_]*)/;
const expanders = /(^|\/)(sh|bash|ash|dash|zsh|envsubst|env)$/;

export default defineRule({
  id: 'variable-not-expanded',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Variable in exec form',
  why: 'Exec form starts the program directly, without a shell: `$PORT` in a JSON array reaches it as the five characters `$PORT`.',
  remedy: 'Read the variable in the program, or go through a shell on purpose.',
  symptoms: ['literal "$PORT" passed to the program', 'invalid port: $PORT'],
  references: [
    {
      title: 'Variable substitution and exec form',
      url: 'https://docs.docker.com/reference/dockerfile/#exec-form',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A port',
        dockerfile:
          'FROM python:3.14-slim-trixie\nUSER 1000\nENV PORT=8080\nCMD ["python", "-m", "http.server", [|"$PORT"|]]\n',
      },
    ],
    good: [
      {
        title: 'Through a shell',
        dockerfile:
          'FROM python:3.14-slim-trixie\nUSER 1000\nENV PORT=8080\nCMD ["sh", "-c", "exec python -m http.server $PORT"]\n',
      },
      {
        title: 'Shell form',
        dockerfile:
          'FROM python:3.14-slim-trixie\nUSER 1000\nENV PORT=8080\nCMD exec python -m http.server $PORT\n',
      },
      {
        title: 'A dollar that is none',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["grep", "end$", "/etc/hosts"]\n',
      },
    ],
  },
  *check({ target }) {
    for (const launch of [target?.start, target?.healthcheck]) {
      if (!target || !launch || launch.shell || launch.inherited) continue;
      if (launch.argv.some(({ text }) => expanders.test(text ?? ''))) continue;
      if (/\.sh$|entrypoint/.test(launch.argv[0]?.text ?? '')) continue;
      for (const { text, span } of launch.argv) {
        const name = variable.exec(text ?? '')?.[1]?.replace('{', '');
        if (text === undefined || name === undefined || !span) continue;
        const set = target.stage.end.variables.get(name);
        if (!set && !/^[A-Z][A-Z0-9_]*$/.test(name)) continue;
        yield {
          span,
          stage: target.stage.index,
          certainty: set ? 'likely' : 'possible',
          message: `\`${text}\` is passed as it is written: exec form fills in no variables.`,
          remedy:
            'Read the variable in the program, or start it through a shell: `["sh", "-c", "exec … $' +
            name +
            '"]`.',
          evidence: set?.span ? [{ text: `\`${name}\` is set here.`, span: set.span }] : [],
        };
      }
    }
  },
});
