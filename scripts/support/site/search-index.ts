import { type PageText, readPage } from '../../../src/search/page-text.ts';
import { type Named, writeIndex } from '../../../src/search/write.ts';
import { digestOf } from './earlier.ts';
import type { Output } from './output.ts';
import { mayBeSearched, NAMES_FILE } from './searchable.ts';

/** Where the files of the index lie. */
const FOLDER = 'search/index';

/** Takes pages one after another and writes the search index at the end. */
export interface SearchIndex {
  /** Files that will be handed over, those that are not to be searched among them; the index follows their order. */
  expect(files: readonly string[]): void;
  /** What is to be searched of a file; undefined when nothing is, and it is not waited for any longer. */
  page(file: string, text: string | undefined): void;
  /** Writes the index as soon as everything came. Gives the number of pages, and the files with their digests. */
  finish(output: Output): Promise<{ pages: number; files: Record<string, string> }>;
}

/**
 * Makes the search index of a site while its pages are rendered: pages may come in any order, and are numbered in the
 * order of their paths, so that the same pages give the same bytes.
 */
export function openSearchIndex(): SearchIndex {
  let order: string[] | undefined;
  const came = new Set<string>();
  const pages = new Map<string, PageText>();
  let named: Named = { names: [], headers: {}, logLines: [] };
  const all = Promise.withResolvers<void>();
  const look = (): void => {
    if (order?.every((file) => came.has(file))) all.resolve();
  };
  return {
    expect: (files) => {
      order = files.filter(mayBeSearched).sort();
      look();
    },
    page: (file, text) => {
      if (file === NAMES_FILE && text !== undefined) named = JSON.parse(text) as Named;
      else if (text !== undefined) pages.set(file, readPage(text));
      came.add(file);
      if (came.size >= (order?.length ?? Number.POSITIVE_INFINITY)) look();
    },
    finish: async (output) => {
      await all.promise;
      const list = (order ?? []).flatMap((file): [string, PageText][] => {
        const page = pages.get(file);
        return page ? [[`/${file.replace(/index\.html$/, '')}`, page]] : [];
      });
      const written = writeIndex(list, named);
      const made: [string, unknown][] = [
        ['pages', written.pages],
        ['log', named.logLines],
        ...written.terms.map((file, at): [string, unknown] => [`terms-${at}`, file]),
        ...written.lines.map((file, at): [string, unknown] => [`lines-${at}`, file]),
        ...Object.entries(written.words).map(([letter, file]): [string, unknown] => [`words-${letter}`, file]),
      ];
      const files: Record<string, string> = {};
      for (const [name, value] of made) {
        const content = Buffer.from(JSON.stringify(value));
        await output.put(`${FOLDER}/${name}.json`, content);
        files[`${FOLDER}/${name}.json`] = digestOf(content);
      }
      return { pages: list.length, files };
    },
  };
}
