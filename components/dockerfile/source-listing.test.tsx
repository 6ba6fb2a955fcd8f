import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { InlineProse } from '../report/prose';
import { SourceListing } from './source-listing';

test('what turns the direction of writing is shown, so that a line reads as the builder reads it', () => {
  const text = 'FROM debian:12\nRUN\tls # \u202e \u2066ti os\u2069 \u001b[2J';
  const listing = renderToStaticMarkup(<SourceListing text={text} title="Dockerfile" />);
  expect(listing).toContain('\\u202e');
  expect(listing).toContain('\\u2066ti os\\u2069 ␛[2J');
  expect(listing).toContain('\t');
  const prose = renderToStaticMarkup(<InlineProse text={'`a\u202eb` is not there'} />);
  expect(prose).toContain('a\\u202eb');
  expect(prose).not.toContain('\u202e');
});
