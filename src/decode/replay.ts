/** Replays a log: what the measurement registers hold when each event has extended its register. */
import { concatBytes, toHex } from './bytes.ts';
import { hashOf } from './checks.ts';
import { test } from './conditions.ts';
import { emit, type Run, type Scope } from './run.ts';
import type { Format } from './types.ts';

type Replay = NonNullable<Format['replay']>;

/** The register of each hash and number, after all events; registers that nothing extends are left out. */
export function runReplay(run: Run): void {
  for (const scope of run.scopes.slice()) {
    const { replay } = scope.format;
    if (replay) emitRegisters(run, scope, replay);
  }
}

function emitRegisters(run: Run, scope: Scope, replay: Replay): void {
  const registers = new Map<string, { hash: string; register: number; value: Uint8Array; events: number }>();
  for (let i = 0; ; i++) {
    const event = `${scope.prefix}${replay.events}[${i}].`;
    const register = run.byName.get(event + replay.register)?.int;
    if (register === undefined) break;
    if (replay.skip && test(run, { ...scope, prefix: event }, replay.skip) === true) continue;
    for (let j = 0; ; j++) {
      const digest = `${event}${replay.digests}[${j}].`;
      const algorithm = run.byName.get(digest + replay.algorithm)?.int;
      if (algorithm === undefined) break;
      const { hash, field } = replay.hashes[String(algorithm)] ?? {};
      const extend = hashOf(hash);
      const bytes = run.byName.get(digest + field)?.bytes;
      if (hash === undefined || !extend || !bytes) continue;
      const key = `${hash} ${register}`;
      const before = registers.get(key) ?? {
        hash,
        register: Number(register),
        value: new Uint8Array(bytes.length),
        events: 0,
      };
      registers.set(key, { ...before, value: extend(concatBytes(before.value, bytes)), events: before.events + 1 });
    }
  }
  const sorted = [...registers.values()].sort((a, b) =>
    a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : a.register - b.register,
  );
  for (const { hash, register, value, events } of sorted) {
    const known = replay.registers.find((one) => one.register === register);
    const name = `${scope.prefix}REPLAYED.${hash}[${register}]`;
    emit(run, {
      bytes: value,
      out: {
        name,
        offset: null,
        size: value.length,
        type: 'hash',
        value: toHex(value),
        label: `after ${events === 1 ? 'one event' : `${events} events`}${known ? `; ${known.name}` : ''}`,
        concept: 'runtime-measurement',
        in: scope.format.id,
      },
    });
  }
}
