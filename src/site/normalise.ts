/**
 * Normal form of an identifier, the same when the index is made and when it is asked: lower case, without blanks,
 * slashes at the ends, call brackets, and the words struct, ioctl and CONFIG_ before it.
 */
export const normalise = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/^["'`]+|["'`]+$/g, '')
    .replace(/^(struct|union|enum|ioctl)\s+/, '')
    .replace(/^config_/, '')
    .replace(/\(\)$/, '')
    .replace(/^-(?=e[a-z0-9]+$)/, '')
    .replace(/^\/+|\/+$/g, '')
    .replace(/\s+/g, ' ');
