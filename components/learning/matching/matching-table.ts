/** What happens on the matching's table, without the browser. Pure. */
export interface Table {
  /** Terms in the bank, in order. */
  bank: readonly string[];
  /** The term on each place, by the place's number; null where nothing lies. */
  places: readonly (string | null)[];
  /** The term that is picked up. */
  picked: string | null;
}

export function startTable(terms: readonly string[], places: readonly (string | null)[]): Table {
  return { bank: terms.filter((term) => !places.includes(term)), places, picked: null };
}

/** Picks a term of the bank up; the one picked before goes back. Picking the same again puts it back. */
export function pickUp(table: Table, term: string): Table {
  if (!table.bank.includes(term)) return table;
  return { ...table, picked: table.picked === term ? null : term };
}

export function putBack(table: Table): Table {
  return { ...table, picked: null };
}

/** Whether the picked term may be tried on a place. */
export function canTry(table: Table, place: number): boolean {
  return table.picked !== null && table.places[place] === null;
}

/** The term was right there: it stays. */
export function lay(table: Table, term: string, place: number): Table {
  return {
    bank: table.bank.filter((one) => one !== term),
    places: table.places.map((there, at) => (at === place ? term : there)),
    picked: table.picked === term ? null : table.picked,
  };
}

export function isFinished(table: Table): boolean {
  return table.bank.length === 0;
}

/** Pointer travel, in px, from which a press is a drag. */
export const dragFrom = 6;
/** How near the edge of the window a drag scrolls, and how fast, in px per frame. */
export function scrollStep(y: number, height: number): number {
  const edge = 72;
  if (y < edge) return -Math.ceil((edge - y) / 6);
  if (y > height - edge) return Math.ceil((y - (height - edge)) / 6);
  return 0;
}
