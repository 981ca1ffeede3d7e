import type { Kind } from './kinds.ts';
import { schemaFile } from './schemas.ts';

/** First line of a catalog file: it gives editors the schema. `file` is relative to the catalog's directory. */
export const modelineOf = ({ kind, file }: { kind: Kind; file: string }): string =>
  `# yaml-language-server: $schema=${'../'.repeat(file.split('/').length)}schemas/${schemaFile(kind)}`;
