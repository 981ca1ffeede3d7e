import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../catalog/read/load.ts';
import { contrast, hexToRgb, platformColour, toRgb } from './colour.ts';

/** The grounds that a platform's colour stands on: paper and tint, as in tokens.css. */
const GROUNDS = { light: ['#fcfcfa', '#f3f3ef'], dark: ['#131519', '#1b1e24'] } as const;

describe('colours of the platforms', () => {
  it.each(loadCatalog().catalog.platforms.map((platform) => [platform.id, platform] as const))(
    '%s keeps a contrast of 4.5 on every ground, light and dark',
    (_, platform) => {
      const colour = platformColour(platform);
      for (const mode of ['light', 'dark'] as const) {
        for (const ground of GROUNDS[mode]) {
          expect(contrast(toRgb(colour[mode]), hexToRgb(ground))).toBeGreaterThanOrEqual(4.5);
        }
      }
    },
  );

  it('holds for every hue that a new platform may choose', () => {
    for (let hue = 0; hue < 360; hue += 1) {
      const colour = platformColour({ hue });
      for (const mode of ['light', 'dark'] as const) {
        for (const ground of GROUNDS[mode]) {
          expect(contrast(toRgb(colour[mode]), hexToRgb(ground)), `${hue} ${mode}`).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });

  it('computes contrast as WCAG does', () => {
    expect(contrast(hexToRgb('#000000'), hexToRgb('#ffffff'))).toBeCloseTo(21, 5);
    expect(contrast(hexToRgb('#777777'), hexToRgb('#ffffff'))).toBeCloseTo(4.48, 2);
    expect(toRgb({ l: 1, c: 0, h: 0 }).map((value) => Math.round(value * 255))).toEqual([255, 255, 255]);
  });
});
