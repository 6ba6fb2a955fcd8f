import { expect, test } from 'vitest';
import { readCatalog } from '@/lib/catalog/files';
import { mayMeasureFrom, ownHostsFor, registriesOf } from './registries';

const catalog = readCatalog();
const may = (registry: string, ...setting: string[]) =>
  mayMeasureFrom(registry, registriesOf(catalog, setting));
const own = (registry: string, ...setting: string[]) => ownHostsFor(registry, registriesOf(catalog, setting));

test('registries of the catalog are asked, and those that the setting adds', () => {
  for (const registry of ['docker.io', 'gcr.io', 'cgr.dev', 'quay.io', 'mcr.microsoft.com'])
    expect(may(registry)).toBe(true);
  expect(may('registry.example.com')).toBe(false);
  expect(may('127.0.0.1:5000')).toBe(false);
  expect(may('registry.example.com', 'registry.example.com')).toBe(true);
  expect(may('registry.example.com:443', 'registry.example.com')).toBe(true);
  expect(may('registry.example.com:5000', 'registry.example.com')).toBe(false);
  expect(may('docker.io', 'registry.example.com')).toBe(true);
});

test('a star opens all, and none closes all', () => {
  expect(may('registry.example.com:5000', '*')).toBe(true);
  expect(may('docker.io', 'none')).toBe(false);
});

test('only a registry that was named leads into the network of whoever named it', () => {
  expect(own('registry.corp:5000', 'registry.corp:5000', 'tokens.corp')).toEqual([
    'registry.corp:5000',
    'tokens.corp',
  ]);
  expect(own('docker.io', 'registry.corp:5000')).toEqual([]);
  expect(own('evil.example', '*', 'registry.corp:5000')).toEqual([]);
});
