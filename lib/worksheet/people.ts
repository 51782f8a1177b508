/** The four looks a writer can have (classes `p1`…`p4` of app/ground.css). */
export const personColours = ["p1", "p2", "p3", "p4"] as const;
export type PersonColour = (typeof personColours)[number];

/** By place among those who write in a document: a team's members, or those of a match's teams in presenting order. */
export function colourOf(writerIds: readonly string[], studentId: string): PersonColour {
  const place = Math.max(0, writerIds.indexOf(studentId));
  return personColours[place % personColours.length] ?? "p1";
}
