import { codeRows, headerNumber } from '../../overlap/index.ts';
import { hintFor } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const statusNumber: Rule = {
  code: 'status-number',
  title: 'A status code without a number, or with one that the headers give',
  severity: 'error',
  explanation:
    'The number of a code is taken from the kernel’s headers by its name, so that nobody can mistype it. Where the headers have the constant, number is left out; where no header has it, number is given. Two names of the same number are one code with an alias.',
  bad: 'codes:\n  - { name: SEV_RET_INVALID_PARAM, number: "0x16", meaning: … }',
  good: 'codes:\n  - { name: SEV_RET_INVALID_PARAM, meaning: … }',
  *run(context) {
    const { catalog } = context;
    for (const { file, data } of context.sound('status')) {
      const seen = new Map<bigint, string>();
      for (const [index, { code, number }] of codeRows(catalog, data).entries()) {
        const path = ['codes', String(index)];
        if (!number) {
          if (catalog.kernels.every(({ uapi, codes }) => !uapi && !codes)) continue;
          const names = catalog.kernels.flatMap(({ codes }) => codes?.codes.map(({ name }) => name) ?? []);
          yield {
            file,
            path: [...path, 'name'],
            message: `no header of the kernels defines ${code.name}`,
            hint: hintFor(code.name, new Set(names), 'give its number, or correct the name'),
          };
          continue;
        }
        const extracted = code.number === undefined ? undefined : headerNumber(catalog, data, code.name);
        if (extracted)
          yield {
            file,
            path: [...path, 'number'],
            message: `${extracted.file} gives ${code.name} the number ${extracted.text}`,
            hint: 'leave number out: it is extracted',
          };
        const before = seen.get(number.bits);
        if (before !== undefined)
          yield {
            file,
            path: [...path, 'name'],
            message: `${code.name} has the number of ${before}`,
            hint: `make it an alias of ${before}`,
          };
        else seen.set(number.bits, code.name);
      }
    }
  },
};
