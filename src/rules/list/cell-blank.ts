import type { FunctionEntry, Interface } from '../../catalog/types.ts';
import { evaluatorOf } from '../../overlap/evaluator.ts';
import { isNeutral } from '../../overlap/paths.ts';
import type { Context } from '../context.ts';
import type { Rule } from '../rule.ts';

export const cellBlank: Rule = {
  code: 'cell-blank',
  title: 'What takes part in a function on a platform has no result',
  severity: 'error',
  explanation:
    'Operations of a platform take part in a function there, but none of them is its result, and the function does not list the platform under `absent`. The cell would say unknown, although something is known: mark the operation that performs the function with `as: result`, or say under `absent` why there is none. A platform of which nothing is said is unknown by itself.',
  bad: 'implements: [{ function: attestation-report, as: step }]   # and no other operation',
  good: 'implements: [{ function: attestation-report, as: result }]',
  *run(context) {
    const evaluator = evaluatorOf(context.catalog);
    for (const { file, data } of context.sound('function')) {
      if (data.id !== file.name) continue;
      const absent = new Set(data.absent?.map(({ platform }) => platform));
      // A cell for a platform that does not exist was meant for one that does.
      if ([...absent].some((platform) => !context.names('platform').has(platform))) continue;
      // So was one that is listed twice, or listed although the platform offers the function.
      if (absent.size !== (data.absent?.length ?? 0)) continue;
      if ([...absent].some((platform) => evaluator.paths(data.id, platform).length > 0)) continue;
      const blank = context
        .sound('platform')
        .filter((platform) => platform.data.id === platform.file.name && !isNeutral(platform.data))
        .map((platform) => platform.data.id)
        .filter((platform) => !absent.has(platform) && evaluator.paths(data.id, platform).length === 0)
        .filter((platform) => !unclear(context, data, platform));
      for (const platform of blank) {
        const part = takesPart(context, data.id, platform);
        if (part === undefined) continue;
        yield {
          file,
          path: data.absent ? ['absent'] : ['id'],
          on: 'key',
          message: `nothing is said about ${platform}, although ${part} takes part there`,
          hint: 'mark the operation that performs it with as: result, or list the platform under "absent" with the reason',
        };
      }
    }
  },
};

/** Whether a fault elsewhere may be why nothing is known: an interface that could not be read, or has broken references. */
function unclear(context: Context, entry: FunctionEntry, platform: string): boolean {
  return troubled(context).some(
    ({ platforms, everyFunction, text }) => platforms.has(platform) && (everyFunction || mentions(text, entry.id)),
  );
}

interface Trouble {
  platforms: ReadonlySet<string>;
  everyFunction: boolean;
  text: string;
}

function troubled(context: Context): readonly Trouble[] {
  return context.once('troubled interfaces', () => {
    const every = new Set(context.names('platform'));
    const found: Trouble[] = [];
    for (const file of context.loaded.entries) {
      if (file.kind !== 'interface') continue;
      const text = context.text(file);
      const own = context.find('platform', file.platform ?? '');
      const reach = own && !isNeutral(own) ? new Set([own.id]) : every;
      if (file.faulty) {
        found.push({ platforms: reach, everyFunction: true, text });
        continue;
      }
      const neutral = ((file.data as Interface).providers ?? []).some(({ platform }) => {
        const provider = context.find('platform', platform);
        return provider !== undefined && isNeutral(provider);
      });
      const operations = new Set((file.data as Interface).operations.map(({ id }) => id));
      const broken = context.references(file).filter(({ refersTo, value, path }) => {
        if (refersTo === 'function' || refersTo === 'platform') return !context.names(refersTo).has(value);
        return refersTo === 'operation' && !operations.has(value) && path.includes('operations');
      });
      const dangling = broken.filter(({ refersTo }) => refersTo === 'function');
      const astray =
        neutral ||
        broken.some(({ refersTo }) => refersTo === 'platform') ||
        (file.data as Interface).platform !== file.platform;
      const lost = broken.some(({ refersTo }) => refersTo === 'operation');
      if (dangling.length > 0) found.push({ platforms: reach, everyFunction: true, text });
      else if (astray) found.push({ platforms: every, everyFunction: false, text });
      else if (lost) found.push({ platforms: reach, everyFunction: false, text });
    }
    return found;
  });
}

const mentions = (text: string, id: string): boolean => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(text);

/** Interface whose operations only take part in a function on a platform, if there is one. */
function takesPart(context: Context, functionId: string, platform: string): string | undefined {
  return context.catalog.interfaces.find(
    (item) =>
      item.platform === platform &&
      item.operations.some(({ implements: list }) => list?.some((entry) => entry.function === functionId)),
  )?.id;
}
