/** Punctuation that people leave around a name when they copy it, and that no name begins or ends with. */
const AROUND = /^[\s"'`“”‘’«»(){}[\]<>:;,.!?=*&|]+|[\s"'`“”‘’«»(){}[\]<>:;,.!?=*|]+$/g;

/**
 * Normal form of an identifier, the same when the index is made and when it is asked: lower case, without punctuation
 * around it, blanks, slashes at the ends, and the words struct, ioctl and CONFIG_ before it.
 */
export const normalise = (name: string): string =>
  name
    .toLowerCase()
    .replace(AROUND, '')
    .replace(/^(struct|union|enum|ioctl)\s+/, '')
    .replace(/^config_/, '')
    .replace(/^-(?=e[a-z0-9]+$)/, '')
    .replace(/^\/+|\/+$/g, '')
    .replace(AROUND, '')
    .replace(/\s+/g, ' ');
