import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importChainguard } from './chainguard';
import { importDistroless } from './distroless';
import { importDotnet } from './dotnet';
import { importHardened } from './hardened';
import { importOfficial } from './official';
import { addRetirements, addVendorFacts } from './official-extra';
import { importReleases } from './releases';
import { importScratch } from './seed';
import type { RawObject } from './source';
import { importTags } from './tags';
import { importRedHatHardened, importUbi } from './ubi';
import { importVendors } from './vendors';
import { writeFamily, writeProduct, writeTags } from './write';

/** Turns a folder of gathered facts into `data/`: `tsx bin/import-facts/index.ts <facts> [<data>]`. */
function main(factsFolder: string | undefined, dataFolder = 'data'): void {
  if (factsFolder === undefined) throw new Error('usage: import-facts <folder with facts> [<data folder>]');
  const families = join(dataFolder, 'families');
  mkdirSync(families, { recursive: true });
  const seed: RawObject[] = readJson(factsFolder, 'seed-families.json');
  const official = readJson(factsFolder, 'docker-official.json');
  const vendors: RawObject[] = readJson(factsFolder, 'hardened-and-vendor.json');
  for (const family of [
    importScratch(seed),
    importDistroless(seed),
    importUbi(seed),
    importRedHatHardened(seed),
    importChainguard(seed),
    importHardened(vendors, readJson(factsFolder, 'dhi-definitions.json')),
    importDotnet(vendors),
    ...importVendors(vendors),
    ...addVendorFacts(addRetirements(importOfficial(official.records), official.official_tags), vendors),
  ])
    writeFamily(families, family);
  writeReleases(factsFolder, dataFolder);
  writeTagTables(dataFolder);
}

function writeReleases(factsFolder: string, dataFolder: string): void {
  const folder = join(dataFolder, 'releases');
  mkdirSync(folder, { recursive: true });
  const { _meta, ...eol } = readJson(factsFolder, 'eol.json');
  const { records } = readJson(factsFolder, 'docker-official.json');
  const products = importReleases(eol, String(_meta.commit), String(_meta.commit_date).slice(0, 10), records);
  for (const product of products) writeProduct(folder, product);
}

function writeTagTables(dataFolder: string): void {
  const folder = join(dataFolder, 'tags');
  mkdirSync(folder, { recursive: true });
  for (const table of importTags()) writeTags(folder, table);
}

function readJson(folder: string, name: string) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

main(process.argv[2], process.argv[3]);
