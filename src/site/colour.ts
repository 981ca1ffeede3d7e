import type { Platform } from '../catalog/types.ts';

/**
 * Colours of the platforms: one hue each, from the catalog, at a lightness at which every hue keeps a contrast of at
 * least 4.5 to the paper and to a tinted row, light and dark (colour.test.ts computes it).
 */
export interface Oklch {
  /** 0 to 1. */
  l: number;
  c: number;
  /** Degrees. */
  h: number;
}

const CHROMA = { light: 0.115, dark: 0.095 };
const LIGHTNESS = { light: 0.47, dark: 0.8 };

/** Colour of a platform on light and on dark paper; the neutral platform has no hue. */
export function platformColour(platform: Pick<Platform, 'hue' | 'neutral'>): { light: Oklch; dark: Oklch } {
  const factor = platform.neutral ? 0.08 : 1;
  const of = (mode: 'light' | 'dark'): Oklch => ({
    l: platform.neutral && mode === 'light' ? 0.36 : LIGHTNESS[mode],
    c: Number((CHROMA[mode] * factor).toFixed(4)),
    h: platform.hue,
  });
  return { light: of('light'), dark: of('dark') };
}

const css = ({ l, c, h }: Oklch): string => `oklch(${l} ${c} ${h})`;

/** Style sheet with one class a platform, `p-<id>`, that sets --c to its colour. */
export function platformCss(platforms: readonly Platform[]): string {
  return platforms
    .map((platform) => {
      const { light, dark } = platformColour(platform);
      return `.p-${platform.id}{--c:light-dark(${css(light)},${css(dark)})}`;
    })
    .join('\n');
}

/** sRGB channels (0 to 1, clipped to the gamut) of an OKLCH colour. */
export function toRgb({ l, c, h }: Oklch): [number, number, number] {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
  return linear.map((value) => {
    const clipped = Math.min(1, Math.max(0, value));
    return clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
  }) as [number, number, number];
}

/** Contrast ratio of two sRGB colours by WCAG 2. */
export function contrast(a: readonly number[], b: readonly number[]): number {
  const luminance = (colour: readonly number[]): number => {
    const [r = 0, g = 0, blue = 0] = colour.map((value) =>
      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** #rrggbb to sRGB channels. */
export const hexToRgb = (hex: string): number[] =>
  [1, 3, 5].map((index) => Number.parseInt(hex.slice(index, index + 2), 16) / 255);
