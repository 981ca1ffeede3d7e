import { jsonText, type MadeDocument } from './files.ts';

/** Keywords of the schemas that JSON Schema does not know. They annotate: no value is valid or not because of them. */
const KEYWORDS = {
  patternErrorMessage: {
    description: 'What a value that `pattern` refuses should look like, for whoever wrote it.',
    type: 'string',
  },
  refersTo: {
    description: 'What the string is the id of: a kind of entry, or a part of one.',
    type: 'string',
    pattern: '^[a-z]+$',
  },
} as const;

export const OWN_KEYWORDS: ReadonlySet<string> = new Set(Object.keys(KEYWORDS));

const DRAFT = 'https://json-schema.org/draft/2020-12';
const PARTS = ['core', 'applicator', 'unevaluated', 'validation', 'meta-data', 'format-annotation', 'content'];

/** The vocabulary of the own keywords, and the dialect that has it beside those of the standard. */
export function* vocabularyDocuments(site: string): Generator<MadeDocument> {
  const id = (path: string): string => new URL(path, site).href;
  const vocabulary = 'schemas/v1/vocabulary.json';
  const dialect = 'schemas/v1/dialect.json';
  yield {
    path: vocabulary,
    text: () =>
      jsonText({
        $schema: `${DRAFT}/schema`,
        $id: id(vocabulary),
        $vocabulary: { [id(vocabulary)]: false },
        $dynamicAnchor: 'meta',
        title: 'CatalogVocabulary',
        description: 'Keywords of the catalog’s schemas. They annotate, and need no support.',
        type: ['object', 'boolean'],
        properties: KEYWORDS,
      }),
  };
  yield {
    path: dialect,
    text: () =>
      jsonText({
        $schema: `${DRAFT}/schema`,
        $id: id(dialect),
        $vocabulary: {
          ...Object.fromEntries(PARTS.map((part) => [`${DRAFT}/vocab/${part}`, true])),
          [id(vocabulary)]: false,
        },
        $dynamicAnchor: 'meta',
        title: 'CatalogDialect',
        description: 'JSON Schema 2020-12 with the vocabulary of the catalog.',
        allOf: [{ $ref: `${DRAFT}/schema` }, { $ref: id(vocabulary) }],
      }),
  };
}
