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
export const formats: readonly Format[] = [text, json, markdown, sarif, csv, badge];

/** The same for a browser, which leaves making them to the server. */
export const forms: readonly Form[] = formats.map(({ id, title, mediaType, fileName }) => ({
  id,
  title,
  mediaType,
  fileName,
}));

/** What the command offers beside them: read by pipelines, where files are checked, and by nobody on a page. */
const pipelineFormats: readonly Format[] = [github, gitlab, junit, checkstyle, rdjson];

/** Every form that the command offers, in the order of its help. */
export const commandFormats: readonly Format[] = [...formats, ...pipelineFormats];

export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

export function findCommandFormat(id: string): Format | undefined {
  return commandFormats.find((format) => format.id === id);
}
