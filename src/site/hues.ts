/**
 * Hues of pictures, as classes of a computed sheet: a style attribute would need an exception from the policy of the
 * pages. Ten degrees apart, for closer ones look the same.
 */
const STEP = 10;

/** The hues that there are, in degrees. */
export const HUES: readonly number[] = Array.from({ length: 360 / STEP }, (_, index) => index * STEP);

/** The hue nearest to an angle in degrees, which may be more than a circle. */
export const nearestHue = (degrees: number): number => (Math.round(degrees / STEP) * STEP) % 360;

/** Class that sets --r to a hue; undefined for none. */
export const hueClass = (hue: number | undefined): string | undefined => (hue === undefined ? undefined : `hue-${hue}`);

/** Style sheet of those classes. */
export const hueCss = (): string =>
  HUES.map((hue) => `.hue-${hue}{--r:light-dark(oklch(.5 .14 ${hue}),oklch(.75 .12 ${hue}))}`).join('\n');

/** The most kernels that a run of one level is drawn wider for. */
const LONGEST = 99;

/** Style sheet that lets a cell of the timeline grow by the kernels that it spans, where the table is laid out in rows. */
export const spanCss = (): string =>
  Array.from({ length: LONGEST - 1 }, (_, index) => index + 2)
    .map((span) => `.needs td[colspan="${span}"]{flex-grow:${span}}`)
    .join('\n');
