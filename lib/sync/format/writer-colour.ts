/** The colours of writers (CSS classes `p1`…`p4`). A fifth writer has the first again. */
const writerColours = ["p1", "p2", "p3", "p4"] as const;
export type WriterColour = (typeof writerColours)[number];

/** A writer's seat in the team, and in a match's notes the team's seat in the match. */
export interface Seat {
  seat: number;
  teamSeat?: number;
}

/** A writer's colour, from 0. In notes each team begins two further on, so that two pairs never share a colour. */
export function colourIndexOf({ seat, teamSeat = 0 }: Seat): number {
  return seat + 2 * teamSeat;
}

export function writerColour(place: number): WriterColour {
  return writerColours[place % writerColours.length] ?? "p1";
}

/** The lowest seat that nobody has. Nobody's seat changes when others come or go. */
export function lowestFreeSeat(taken: readonly number[]): number {
  let seat = 0;
  while (taken.includes(seat)) seat += 1;
  return seat;
}
