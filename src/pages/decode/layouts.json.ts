import { bundleFormats } from '../../decode/index.ts';
import { getCatalog } from '../../site/catalog.ts';
import { carriers, conceptHue, shortName } from '../../site/formats.ts';

/**
 * What the decoder in the browser loads on first use: the layouts, and for each concept its name, its hue and what the
 * vendors call it.
 */
export function GET(): Response {
  const { concepts, formats, platforms } = getCatalog();
  const owner = new Map(formats.map((format) => [format.id, format.platform]));
  const names = concepts.map((concept) => {
    const calls: Record<string, string[]> = {};
    for (const [format, fields] of carriers().get(concept.id) ?? []) {
      const platform = owner.get(format);
      if (!platform) continue;
      calls[platform] = [...new Set([...(calls[platform] ?? []), ...fields.map(shortName)])];
    }
    return [
      concept.id,
      { name: concept.name, hue: conceptHue(concept.id), structural: concept.structural === true, calls },
    ] as const;
  });
  const body = {
    concepts: Object.fromEntries(names),
    platforms: Object.fromEntries(platforms.map(({ id, code }) => [id, code])),
    names: Object.fromEntries(formats.map(({ id, name, platform }) => [id, { name, platform }])),
    formats: JSON.parse(bundleFormats(formats)) as unknown,
  };
  return new Response(`${JSON.stringify(body)}\n`);
}
