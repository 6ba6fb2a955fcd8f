import Ajv2020 from 'ajv/dist/2020';
import { expect, test } from 'vitest';
import { GET } from './route';

test('the schema that editors fetch takes a configuration and refuses a rule that there is not', async () => {
  const response = GET();
  expect(response.headers.get('content-type')).toBe('application/schema+json');
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(await response.json());
  const configuration = (rule: string) => ({
    $schema: '/plinth.config.schema.json',
    rules: { [rule]: 'off' },
  });
  expect(validate(configuration('runs-as-root'))).toBe(true);
  expect(validate(configuration('runs-as-rot'))).toBe(false);
});
