import { expect, it } from "vitest";
import { readTokenColours } from "@/lib/process/token-colours";
import { modeLooks } from "./modes/mode-looks";

/** Every pair in use: foreground, background, and the least contrast (WCAG 2.2: 4.5 for text, 3 for marks and control borders). */
const pairs: [string, string, number][] = [
  ["ink", "paper", 4.5],
  ["ink", "sheet", 4.5],
  ["ink", "well", 4.5],
  ["ink-2", "paper", 4.5],
  ["ink-2", "sheet", 4.5],
  ["ink-2", "well", 4.5],
  ["ink-3", "paper", 4.5],
  ["ink-3", "sheet", 4.5],
  ["ink-3", "well", 4.5],
  ["accent", "paper", 4.5],
  ["accent", "sheet", 4.5],
  ["accent", "well", 4.5],
  ["alert", "paper", 4.5],
  ["alert", "sheet", 4.5],
  ["alert", "well", 4.5],
  ["care", "sheet", 4.5],
  ["care", "paper", 4.5],
  ["ink", "mark", 4.5],
  ["ink-2", "mark", 4.5],
  ["ink", "accent-tint", 4.5],
  ["ink-2", "accent-tint", 4.5],
  ["accent", "accent-tint", 4.5],
  ["accent-hover", "paper", 4.5],
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-hover", 4.5],
  ["alert", "alert-tint", 4.5],
  ["ink", "alert-tint", 4.5],
  ["ink-2", "alert-tint", 4.5],
  ["on-alert", "alert", 4.5],
  ["edge", "paper", 3],
  ["stroke", "paper", 3],
  ["edge", "sheet", 3],
  ["stroke", "sheet", 3],
  ["edge", "well", 3],
  ["stroke", "well", 3],
  ["p1", "paper", 4.5],
  ["p1", "sheet", 4.5],
  ["p1", "well", 4.5],
  ["on-p", "p1", 4.5],
  ["p2", "paper", 4.5],
  ["p2", "sheet", 4.5],
  ["p2", "well", 4.5],
  ["on-p", "p2", 4.5],
  ["p3", "paper", 4.5],
  ["p3", "sheet", 4.5],
  ["p3", "well", 4.5],
  ["on-p", "p3", 4.5],
  ["p4", "paper", 4.5],
  ["p4", "sheet", 4.5],
  ["p4", "well", 4.5],
  ["on-p", "p4", 4.5],
];

/** The names of the looks' hues. */
const hues = Object.keys(modeLooks).map((look) => `look-${look}`);

/** The pairs of every look. */
const pairsOf = (hue: string): [string, string, number][] => [
  [hue, "paper", 4.5],
  [hue, "sheet", 4.5],
  [hue, "well", 4.5],
  [hue, `${hue}-tint`, 4.5],
  [`${hue}-fill`, "paper", 3],
  [`${hue}-fill`, "sheet", 3],
  [`${hue}-fill`, "well", 3],
  [`${hue}-fill`, `${hue}-tint`, 3],
  [`${hue}-on`, `${hue}-fill`, 4.5],
  ["ink", `${hue}-tint`, 4.5],
  ["ink-2", `${hue}-tint`, 4.5],
  ["ink-3", `${hue}-tint`, 4.5],
  ["accent", `${hue}-tint`, 4.5],
];

/** The least distance between colours of different meanings (ΔE in CIELAB); from black to white it is 100. */
const leastDistance = 40;
/** The same between two looks, which patterns and marks keep apart too. */
const leastBetweenLooks = 22;

const tokens = readTokenColours();

it("every pair of colours in use has its contrast, in the light theme and the dark", () => {
  const weak = (["light", "dark"] as const).flatMap((theme) =>
    [...pairs, ...hues.flatMap(pairsOf)].flatMap(([foreground, background, least]) => {
      const found = contrast(colour(foreground, theme), colour(background, theme));
      return found >= least
        ? []
        : [`${foreground} on ${background} in the ${theme} theme: ${found.toFixed(2)}, not ${least}`];
    }),
  );
  expect(weak).toEqual([]);
});

it("the colour of alarm is far from each look's hue and fill, in the light theme and the dark", () => {
  const near = (["light", "dark"] as const).flatMap((theme) =>
    hues
      .flatMap((hue) => [hue, `${hue}-fill`])
      .flatMap((name) => {
        const found = distance(colour("alert", theme), colour(name, theme));
        return found >= leastDistance ? [] : [`${name} in the ${theme} theme: ${found.toFixed(0)}`];
      }),
  );
  expect(near).toEqual([]);
});

it("T16d: the hues of the eight looks are far from each other, in the light theme and the dark", () => {
  const near = (["light", "dark"] as const).flatMap((theme) =>
    hues.flatMap((hue, at) =>
      hues.slice(at + 1).flatMap((other) => {
        const found = distance(colour(hue, theme), colour(other, theme));
        return found >= leastBetweenLooks ? [] : [`${hue} and ${other} in the ${theme} theme: ${found.toFixed(0)}`];
      }),
    ),
  );
  expect(hues).toHaveLength(8);
  expect(near).toEqual([]);
});

function colour(name: string, theme: "light" | "dark"): string {
  return tokens.get(name)?.[theme] ?? expect.fail(`there is no colour ${name}`);
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = linearRgb(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function distance(one: string, other: string): number {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** CIELAB with the white point D65. */
function lab(hex: string): [number, number, number] {
  const [r, g, b] = linearRgb(hex);
  const x = Math.cbrt((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = Math.cbrt(luminance(hex));
  const z = Math.cbrt((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function linearRgb(hex: string): [number, number, number] {
  const channel = (at: number) => linear(parseInt(hex.slice(at, at + 2), 16) / 255);
  return [channel(1), channel(3), channel(5)];
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
