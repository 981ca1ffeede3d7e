/** Compares what fields of other pieces must hold, as certificates and blocks of an owner say, with what they hold. */
import type { Binding } from './checks.ts';
import { foundIn } from './signed.ts';
import type { Decoded, DecodedField } from './types.ts';

/** Adds to each piece that binds fields of another whether they hold what it says; what is not there is passed over. */
export function compareBindings(pieces: readonly { decoded: Decoded }[]): void {
  for (const { decoded } of pieces) {
    for (const binding of foundIn(decoded)?.bindings ?? []) {
      for (const { decoded: other } of pieces) {
        const field = other.fields.find(({ name }) => binding.fields.some((end) => ends(name, end)));
        if (!field) continue;
        const ok = holds(binding, field);
        decoded.checked.push({ what: binding.what, ok });
        if (!ok) decoded.warnings.push(`This does not hold: ${binding.what}.`);
        break;
      }
    }
  }
}

const ends = (name: string, end: string): boolean => name === end || name.endsWith(`.${end}`);

const holds = ({ value, prefix }: Binding, field: DecodedField): boolean =>
  [field.raw, String(field.value)].some((held) => held === value || (prefix && held?.startsWith(value)));
