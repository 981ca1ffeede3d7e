import { expect, test } from 'vitest';
import { checkFiles, miniFiles } from './mini.ts';

test('the small catalog has no findings', () => {
  expect(checkFiles(miniFiles())).toEqual([]);
});
