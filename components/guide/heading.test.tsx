import { expect, test } from 'vitest';
import { contentsOf, Heading } from './heading';

test('headings are found in their order, however deep and in lists', () => {
  const groups = ['It does not start', 'It no longer builds'];
  const body = (
    <>
      <p>Words</p>
      <Heading>1. What must be there for it to start?</Heading>
      {groups.map((group) => (
        <section key={group}>
          <Heading>{group}</Heading>
        </section>
      ))}
      {false}
      text
    </>
  );
  expect(contentsOf(body)).toEqual([
    { id: 'what-must-be-there-for-it-to-start', title: '1. What must be there for it to start?' },
    { id: 'it-does-not-start', title: 'It does not start' },
    { id: 'it-no-longer-builds', title: 'It no longer builds' },
  ]);
});
