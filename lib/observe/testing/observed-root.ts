import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Packing } from '../../registry/image';
import type { Observation } from '../observation';
import { type RootName, rootFolder } from './roots';
import { run } from './run';
import { observed, sourceOf } from './source';

type PackedLayer = { readonly file: string; readonly packing: Packing };

/** What is observed in the image that a root is packed into. */
export function observedRoot(name: RootName): Promise<Observation> {
  const layers = packedLayers(name).map(({ file, packing }) => ({
    packing,
    size: statSync(file).size,
    open: () => createReadStream(file, { highWaterMark: 256 * 1024 }),
  }));
  return observed(sourceOf(layers));
}

/**
 * The layers of an image, as tar packs them: most of the root with files that do not belong there, `usr/lib`, and
 * whiteouts of what does not belong there, so that in the end the root is what is left.
 */
export function packedLayers(name: RootName): readonly PackedLayer[] {
  const root = rootFolder(name);
  const folder = `${root}.layers`;
  if (!existsSync(folder)) {
    const partial = mkdtempSync(`${root}.layers-`);
    try {
      pack(root, partial);
      if (!existsSync(folder)) renameSync(partial, folder);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  return [
    { file: join(folder, 'most.tar.gz'), packing: 'gzip' },
    { file: join(folder, 'rest.tar.zst'), packing: 'zstd' },
    { file: join(folder, 'whiteouts.tar'), packing: 'none' },
  ];
}

function pack(root: string, folder: string): void {
  const wrong = join(folder, 'wrong');
  mkdirSync(join(wrong, 'usr/local/bin'), { recursive: true });
  mkdirSync(join(wrong, 'root/.cache/pip'), { recursive: true });
  for (const path of ['usr/local/bin/zsh', 'usr/local/bin/apk'])
    writeFileSync(join(wrong, path), '#!/bin/sh\n', { mode: 0o4755 });
  writeFileSync(join(wrong, 'root/.cache/pip/wheel'), 'left behind');
  const whiteouts = join(folder, 'whiteouts');
  mkdirSync(join(whiteouts, 'usr/local/bin'), { recursive: true });
  mkdirSync(join(whiteouts, 'root'));
  for (const path of ['usr/local/bin/.wh.zsh', 'usr/local/bin/.wh.apk', 'root/.wh..cache'])
    writeFileSync(join(whiteouts, path), '');
  const tar = 'tar --numeric-owner --sort=name -cf -';
  const most = `${tar} --exclude=./usr/lib -C '${root}' . -C '${wrong}' ./usr/local/bin/zsh ./usr/local/bin/apk ./root/.cache`;
  const rest = existsSync(join(root, 'usr/lib')) ? './usr/lib' : './opt';
  run('sh', ['-c', `${most} | gzip -1 > '${folder}/most.tar.gz'`]);
  run('sh', ['-c', `${tar} -C '${root}' ${rest} | zstd -q > '${folder}/rest.tar.zst'`]);
  run('sh', ['-c', `${tar} -C '${whiteouts}' . > '${folder}/whiteouts.tar'`]);
  rmSync(wrong, { recursive: true });
  rmSync(whiteouts, { recursive: true });
}
