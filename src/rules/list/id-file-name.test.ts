import { expect, test } from 'vitest';
import { checkFiles, found, miniFiles } from '../testing/mini.ts';

test('a function', () => {
  expect(found({ 'functions/seal.yaml': [['id: seal', 'id: seals']] })).toEqual([
    'id-file-name functions/seal.yaml:2:5',
  ]);
});

test('a platform, without a word about its cells', () => {
  expect(found({ 'platforms/acme.yaml': [['id: acme', 'id: akme']] })).toEqual([
    'id-file-name platforms/acme.yaml:2:5',
  ]);
});

test('an interface', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['id: common-report', 'id: common-reports']] })).toEqual([
    'id-file-name interfaces/linux/common-report.yaml:2:5',
  ]);
});

test('a kernel', () => {
  expect(found({ 'kernels/6.2/kernel.yaml': [['id: "6.2"', 'id: "6.1"']] })).toEqual([
    'id-file-name kernels/6.2/kernel.yaml:2:5',
  ]);
});

test.each(['__proto__', 'with space', 'ünï'])('a file called %s is to be renamed', (name) => {
  const files = miniFiles();
  const [path, text] = [...files].find(([file]) => file === 'sources/acme-spec.yaml') as [string, string];
  files.delete(path);
  files.set(`sources/${name}.yaml`, text);
  const hints = checkFiles(files).map(({ code, hint }) => `${code}: ${hint}`);
  expect(hints).toContain('id-file-name: rename the file to acme-spec.yaml');
});
