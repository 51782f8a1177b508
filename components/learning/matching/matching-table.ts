/** The state of the matching exercise in the browser, and its moves. Pure. */
export interface MatchingTable {
  /** Terms in the bank, in order. */
  bank: readonly string[];
  /** The term on each place, by the place's number; null for an empty place. */
  places: readonly (string | null)[];
  /** The term that is picked up. */
  picked: string | null;
}

export function createTable(terms: readonly string[], places: readonly (string | null)[]): MatchingTable {
  return { bank: terms.filter((term) => !places.includes(term)), places, picked: null };
}

/** Picks up a term of the bank, and returns the term that was picked up before. Picking up the same term again returns it. */
export function pickUp(table: MatchingTable, term: string): MatchingTable {
  if (!table.bank.includes(term)) return table;
  return { ...table, picked: table.picked === term ? null : term };
}

export function returnTerm(table: MatchingTable): MatchingTable {
  return { ...table, picked: null };
}

/** Whether the picked term may be tried on a place. */
export function canTry(table: MatchingTable, place: number): boolean {
  return table.picked !== null && table.places[place] === null;
}

/** Leaves a correct term on its place. */
export function placeTerm(table: MatchingTable, term: string, place: number): MatchingTable {
  return {
    bank: table.bank.filter((one) => one !== term),
    places: table.places.map((there, at) => (at === place ? term : there)),
    picked: table.picked === term ? null : table.picked,
  };
}

export function isFinished(table: MatchingTable): boolean {
  return table.bank.length === 0;
}
