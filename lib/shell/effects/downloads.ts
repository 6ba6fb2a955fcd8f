import { baseName, lastPart, resolveKnown } from '../../path/path';
import { before } from '../../text/cut';
import { flagsOf } from '../arguments';
import type { Command, ShellWord } from '../command';
import type { Effect } from '../effect';
import { isShell } from '../nested';
import { certaintyOf, type Family, flags, pathOf, type Scene } from './family';

/** curl(1), wget(1), aria2c(1), git-clone(1). */
export const downloads: Family = { programs: ['curl', 'wget', 'aria2c', 'git'], effects: downloadEffects };

const interpreters = /^(python\d?(\.\d+)?|perl|ruby|node|php|osascript|deno)$/;
const repeats = new Set(['eval', 'source', '.']);

function isInterpreter(name: string | undefined): boolean {
  return isShell(name) || repeats.has(name ?? '') || interpreters.test(baseName(name));
}

function downloadEffects(command: Command, scene: Scene): Effect[] {
  switch (baseName(command.name)) {
    case 'curl':
      return curl(command, scene);
    case 'wget':
      return wget(command, scene);
    case 'aria2c':
      return aria(command, scene);
    default:
      return git(command, scene);
  }
}

type Download = {
  readonly url: ShellWord;
  readonly path: string | undefined;
  readonly toOutput: boolean;
  readonly tlsOff: boolean;
};

function downloaded(command: Command, scene: Scene, { url, path, toOutput, tlsOff }: Download): Effect {
  const redirect = command.redirects.find(({ operator }) => /^(>|>>|>\|)$/.test(operator));
  const redirected = redirect && pathOf(command, redirect.target.text);
  const file = toOutput ? redirected : path;
  return {
    kind: 'downloaded',
    url: url.text,
    path: file?.startsWith('/dev/') ? undefined : file,
    pipedTo: toOutput ? interpreterOf(command, scene) : undefined,
    verified: scene.checked,
    tlsOff,
    span: command.span,
    certainty: certaintyOf(command, [url]),
  };
}

/** The interpreter that runs what the command prints, at the end of its pipe or around its substitution. */
function interpreterOf(command: Command, { readers }: Scene): string | undefined {
  if (isInterpreter(command.capturedBy)) return command.capturedBy;
  let reader = readers.get(command);
  while (reader) {
    if (isInterpreter(reader.name)) return reader.name;
    reader = readers.get(reader);
  }
  return undefined;
}

const curlFlags = flags(
  '-A -b -c -C -d -D -e -E -F -H -K -m -o -r -t -T -u -U -w -x -X -Y -y -z --url --output --output-dir --header --data --data-binary --data-raw --data-urlencode --form --user --user-agent --request --retry --retry-delay --retry-max-time --connect-timeout --max-time --proxy --cacert --capath --cert --key --ciphers --tls-max --resolve --write-out --config --range --referer --cookie --cookie-jar --upload-file --limit-rate --max-redirs --proto --proto-redir --interface --speed-limit --speed-time --max-filesize --dump-header --json --netrc-file --unix-socket --variable',
);

function curl(command: Command, scene: Scene): Effect[] {
  const read = flagsOf(command.args, curlFlags);
  if (read.has('-T', '--upload-file', '-I', '--head')) return [];
  const given = read
    .all('--url')
    .flatMap(({ valueWord, value }) => (valueWord ? [{ ...valueWord, text: value }] : []));
  const tlsOff = read.has('-k', '--insecure', '--proxy-insecure');
  const folder = read.value('--output-dir');
  const outputs = read.options.filter(({ name }) => ['-o', '--output', '-O', '--remote-name'].includes(name));
  return [...given, ...read.operands].map((url, index) => {
    const output = outputs[index] ?? (read.has('--remote-name-all') ? outputs[0] : undefined);
    const remote = output?.name === '-O' || output?.name === '--remote-name' || read.has('--remote-name-all');
    const name = remote ? remoteName(url) : output?.value;
    const path = pathOf(command, folder && name !== undefined ? `${folder}/${name}` : name);
    const toOutput = !remote && (output === undefined || output.value === '-');
    return downloaded(command, scene, { url, path, toOutput, tlsOff });
  });
}

function remoteName({ text }: ShellWord): string | undefined {
  const name = text && lastPart(before(before(text, '?'), '#').replace(/^[a-z]+:\/\/[^/]*/, ''));
  return name === '' ? undefined : name;
}

const wgetFlags = flags(
  '-O -o -a -P -i -t -T -w -U -e -B -Q -D -A -R -l -Y --output-document --output-file --directory-prefix --input-file --tries --timeout --wait --waitretry --user-agent --header --post-data --post-file --execute --user --password --ca-certificate --ca-directory --certificate --private-key --secure-protocol --limit-rate --cut-dirs --domains --accept --reject --level --connect-timeout --read-timeout --retry-on-http-error --base --progress --compression',
);

function wget(command: Command, scene: Scene): Effect[] {
  const read = flagsOf(command.args, wgetFlags);
  if (read.has('--spider')) return [];
  const output = read.option('-O', '--output-document');
  const folder = read.value('-P', '--directory-prefix');
  const tlsOff = read.has('--no-check-certificate');
  const quiet = read.all('-q', '-O').some(({ value }) => value === '-');
  return read.operands.map((url) => {
    const name = output ? output.value : (remoteName(url) ?? 'index.html');
    const relative = output || folder === undefined || name === undefined ? name : `${folder}/${name}`;
    const toOutput = quiet || output?.value === '-' || output?.value === '/dev/stdout';
    const path = toOutput || (url.text === undefined && !output) ? undefined : pathOf(command, relative);
    return downloaded(command, scene, { url, path, toOutput, tlsOff });
  });
}

function aria(command: Command, scene: Scene): Effect[] {
  const read = flagsOf(
    command.args,
    flags('-d -o -x -s -j -k -m -t -i -l --dir --out --split --checksum --header'),
  );
  const folder = read.value('-d', '--dir') ?? '.';
  const tlsOff = read.value('--check-certificate') === 'false';
  const checked = read.has('--checksum') || scene.checked;
  return read.operands.map((url) => {
    const name = read.value('-o', '--out') ?? remoteName(url);
    const path = name === undefined ? undefined : pathOf(command, `${folder}/${name}`);
    return downloaded(command, { ...scene, checked }, { url, path, toOutput: false, tlsOff });
  });
}

const cloneFlags = flags(
  '-b -o -u -c -j --branch --origin --depth --config --filter --reference --separate-git-dir --shallow-since --template --upload-pack --jobs',
);

function git(command: Command, scene: Scene): Effect[] {
  const outer = flagsOf(command.args, { ...flags('-C -c --git-dir --work-tree'), stopAtOperand: true });
  const [verb, ...rest] = command.args.slice(outer.rest);
  if (verb?.text !== 'clone') return [];
  const read = flagsOf(rest, cloneFlags);
  const [url, into] = read.operands;
  if (!url) return [];
  const from = resolveKnown(command.directory, outer.value('-C') ?? '.');
  const name = into ? into.text : remoteName(url)?.replace(/\.git$/, '');
  const path = resolveKnown(from, name);
  const settings = [...outer.all('-c'), ...read.all('-c', '--config')];
  const tlsOff = isTlsOff(
    command,
    scene,
    settings.map(({ written = '' }) => written),
  );
  return [downloaded(command, scene, { url, path, toOutput: false, tlsOff })];
}

function isTlsOff({ environment }: Command, scene: Scene, settings: readonly string[]): boolean {
  if (scene.settings.get('git http.sslverify') === 'false') return true;
  if (settings.some((setting) => /^http\.sslverify=(false|0|no)$/i.test(setting))) return true;
  // Whatever the value, even `0` or `false`: https://github.com/git/git/blob/007555051d16501db9e71c8bce6a4caca9eee46c/http.c
  return environment.get('GIT_SSL_NO_VERIFY') !== undefined;
}
