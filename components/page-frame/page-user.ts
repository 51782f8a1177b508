/** Whose page this is: from the first page after a full load that says so, until the next full load. A session in the same browser may become another's meanwhile. */
let person: string | null = null;

/** @returns false when the page was another person's: it has to be loaded anew. */
export function claimPage(personId: string): boolean {
  person ??= personId;
  return person === personId;
}

export function pagePerson(): string | null {
  return person;
}
