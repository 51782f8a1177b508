import { expect, it } from "vitest";
import { readTokenColours } from "@/lib/process/token-colours";

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
  ["brittleness", "paper", 4.5],
  ["brittleness", "sheet", 4.5],
  ["brittleness", "well", 4.5],
  ["brittleness", "brittleness-tint", 4.5],
  ["brittleness-fill", "paper", 3],
  ["brittleness-fill", "sheet", 3],
  ["brittleness-fill", "well", 3],
  ["brittleness-fill", "brittleness-tint", 3],
  ["brittleness-on", "brittleness-fill", 4.5],
  ["ink", "brittleness-tint", 4.5],
  ["ink-2", "brittleness-tint", 4.5],
  ["ink-3", "brittleness-tint", 4.5],
  ["accent", "brittleness-tint", 4.5],
  ["bias", "paper", 4.5],
  ["bias", "sheet", 4.5],
  ["bias", "well", 4.5],
  ["bias", "bias-tint", 4.5],
  ["bias-fill", "paper", 3],
  ["bias-fill", "sheet", 3],
  ["bias-fill", "well", 3],
  ["bias-fill", "bias-tint", 3],
  ["bias-on", "bias-fill", 4.5],
  ["ink", "bias-tint", 4.5],
  ["ink-2", "bias-tint", 4.5],
  ["ink-3", "bias-tint", 4.5],
  ["accent", "bias-tint", 4.5],
  ["hallucination", "paper", 4.5],
  ["hallucination", "sheet", 4.5],
  ["hallucination", "well", 4.5],
  ["hallucination", "hallucination-tint", 4.5],
  ["hallucination-fill", "paper", 3],
  ["hallucination-fill", "sheet", 3],
  ["hallucination-fill", "well", 3],
  ["hallucination-fill", "hallucination-tint", 3],
  ["hallucination-on", "hallucination-fill", 4.5],
  ["ink", "hallucination-tint", 4.5],
  ["ink-2", "hallucination-tint", 4.5],
  ["ink-3", "hallucination-tint", 4.5],
  ["accent", "hallucination-tint", 4.5],
  ["adversarial", "paper", 4.5],
  ["adversarial", "sheet", 4.5],
  ["adversarial", "well", 4.5],
  ["adversarial", "adversarial-tint", 4.5],
  ["adversarial-fill", "paper", 3],
  ["adversarial-fill", "sheet", 3],
  ["adversarial-fill", "well", 3],
  ["adversarial-fill", "adversarial-tint", 3],
  ["adversarial-on", "adversarial-fill", 4.5],
  ["ink", "adversarial-tint", 4.5],
  ["ink-2", "adversarial-tint", 4.5],
  ["ink-3", "adversarial-tint", 4.5],
  ["accent", "adversarial-tint", 4.5],
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

const tokens = readTokenColours();

it("every pair of colours in use has its contrast, in the light theme and the dark", () => {
  const weak = (["light", "dark"] as const).flatMap((theme) =>
    pairs.flatMap(([foreground, background, least]) => {
      const found = contrast(colour(foreground, theme), colour(background, theme));
      return found >= least
        ? []
        : [`${foreground} on ${background} in the ${theme} theme: ${found.toFixed(2)}, not ${least}`];
    }),
  );
  expect(weak).toEqual([]);
});

function colour(name: string, theme: "light" | "dark"): string {
  return tokens.get(name)?.[theme] ?? expect.fail(`tokens.css has no ${name}`);
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
