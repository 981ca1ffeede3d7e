import { expect, test } from 'vitest';
import { brief, checkFiles, found, miniFiles } from '../testing/mini.ts';

test('a missing first line', () => {
  const files = miniFiles();
  const file = 'functions/seal.yaml';
  files.set(file, (files.get(file) as string).replace(/^.*\n/, ''));
  expect(checkFiles(files).map(brief)).toEqual(['modeline functions/seal.yaml:1:1']);
});

test('the schema of another kind', () => {
  const edit = { 'functions/seal.yaml': [['function.schema.json', 'platform.schema.json']] } as const;
  expect(found(edit)).toEqual(['modeline functions/seal.yaml:1:1']);
});
