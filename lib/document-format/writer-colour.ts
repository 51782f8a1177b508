/** The four looks a writer can have (classes `p1`…`p4` of components/ui/look/ground.css). A fifth begins again. */
const writerColours = ["p1", "p2", "p3", "p4"] as const;
export type WriterColour = (typeof writerColours)[number];

/** Someone who writes in a document, by their seat in the team and the team's in the match; in a worksheet there is one team. */
export interface Seat {
  seat: number;
  teamSeat?: number;
}

/** Which look someone has, from 0. In notes each team begins two further on, so that two pairs never share one. */
export function colourIndexOf({ seat, teamSeat = 0 }: Seat): number {
  return seat + 2 * teamSeat;
}

export function writerColour(place: number): WriterColour {
  return writerColours[place % writerColours.length] ?? "p1";
}

/** The lowest that nobody has: whoever stays keeps theirs. */
export function lowestFreeSeat(taken: readonly number[]): number {
  let seat = 0;
  while (taken.includes(seat)) seat += 1;
  return seat;
}
