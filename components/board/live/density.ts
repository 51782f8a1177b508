/** T9: how large the tiles are. */
export const densities = ["large", "medium", "small"] as const;
export type Density = (typeof densities)[number];

/** So that 12, 40 and 150 teams fit on a laptop's screen. */
export function densityFor(teams: number): Density {
  if (teams <= 16) return "large";
  return teams <= 48 ? "medium" : "small";
}
