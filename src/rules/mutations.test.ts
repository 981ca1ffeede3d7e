import { expect, test } from 'vitest';
import { mutate } from './testing/mutations.ts';

/** The same as `npm run coverage -- --mutations 300`; the command makes thousands. */
test('random changes: nothing fails, one message for one mistake, and ajv agrees', () => {
  const { thrown, doubled, disagreed, poor, messages } = mutate(300, Number(process.env.FC_SEED ?? 20_261_125));
  expect({ thrown, doubled, disagreed, poor }).toEqual({ thrown: [], doubled: [], disagreed: [], poor: [] });
  expect(messages['1']).toBeGreaterThan(150);
});
