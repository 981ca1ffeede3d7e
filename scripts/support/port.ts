import { UsageError } from './cli.ts';

/** `--port` of the commands that serve. */
export const PORT_OPTION = {
  type: 'string',
  value: 'N',
  about: 'the port to listen at; else $PORT, else 4321; 0 takes any that is free',
} as const;

/** The port to listen at. Throws UsageError when it is none. */
export function portOf(given: string | undefined): number {
  // An empty variable is one that was unset.
  const text = given ?? (process.env.PORT || '4321');
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535) {
    throw new UsageError(`a port is a number from 0 to 65535, not "${text}"`);
  }
  return port;
}
