/** A mail larger than this is not decoded: no reviewer writes one, and an inbox may hold anything. */
export const MOST_BYTES = 16 * 1024 * 1024;
/** How much of a larger one is kept, for its header. */
export const HEAD_BYTES = 256 * 1024;

/** The bytes of a mail as an inbox holds them. */
export interface RawMail {
  bytes: Uint8Array;
  /** Where it lies: a path, with the message's number in an mbox or the commit in a git inbox. */
  place: string;
  /** Size of the mail; larger than `bytes` when it is not whole. */
  size: number;
  /** False when only its beginning is kept, since it is larger than MOST_BYTES. */
  whole: boolean;
}

/** Says of a mail that it was too large; undefined for others. */
export function tooLarge({ place, size, whole }: RawMail): string | undefined {
  if (whole) return undefined;
  const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  return `${place}: a mail of ${megabytes(size)}, more than ${megabytes(MOST_BYTES)}: only its header was read`;
}

/** A line of a mail's header as it stands there, unfolded; undefined when it has none. Cheap: nothing is decoded. */
export function headerOf({ bytes }: RawMail, name: string): string | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES)).toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const head = (end ? text.slice(0, end.index) : text).replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(head)?.[1]?.trim();
}

/** Message-ID of a mail by its header alone, without angle brackets; undefined when it has none. */
export const idOf = (mail: RawMail): string | undefined => /<([^<>\s]+)>/.exec(headerOf(mail, 'message-id') ?? '')?.[1];
