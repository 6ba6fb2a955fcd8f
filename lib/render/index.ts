import badge from './badge';
import checkstyle from './checkstyle';
import csv from './csv';
import type { Form, Format } from './format';
import github from './github';
import gitlab from './gitlab';
import json from './json';
import junit from './junit';
import markdown from './markdown';
import rdjson from './rdjson';
import sarif from './sarif';
import text from './text';

/** Every form of a report that pages and the API offer, in the order of menus. */
export const pageFormats: readonly Format[] = [text, json, markdown, sarif, csv, badge];

/** The same for a browser, which leaves making them to the server. */
export const forms: readonly Form[] = pageFormats.map(({ id, title, mediaType, fileName }) => ({
  id,
  title,
  mediaType,
  fileName,
}));

/** Every form, in the order of the command's help: the last are read by pipelines, where files are, and by nobody on a page. */
export const formats: readonly Format[] = [...pageFormats, github, gitlab, junit, checkstyle, rdjson];

export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

export function findPageFormat(id: string): Format | undefined {
  return pageFormats.find((format) => format.id === id);
}
