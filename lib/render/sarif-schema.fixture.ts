import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import { Ajv, type ErrorObject } from 'ajv';

/** By the standard's own schema. It is of draft 4, of which only the names of two keywords differ here. */
const validate = (() => {
  const { $schema: _draft, id: _id, ...plain } = schema;
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  ajv.addFormat('uri', (text: string) => URL.canParse(text));
  ajv.addFormat('uri-reference', (text: string) => /^[\w.~%/:?#@!$&'()*+,;=-]*$/.test(text));
  ajv.addFormat('date-time', () => false);
  return ajv.compile(plain);
})();

/** What is wrong with a log; empty where nothing is. */
export function sarifErrors(log: unknown): readonly ErrorObject[] {
  validate(log);
  return validate.errors ?? [];
}
