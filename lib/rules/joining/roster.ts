import { removePiles, nameFault, nameKey, tidyName } from "./names";

export interface Roster {
  names: { name: string; key: string }[];
  /** Names that are in the list more than once, once each. */
  repeated: string[];
  /** Lines that are no valid name. */
  faulty: string[];
}

/** Parses names pasted one per line. Empty lines and numbering ("3. Malik", "12) Ines") are ignored. */
export function parseRoster(pasted: string): Roster {
  const roster: Roster = { names: [], repeated: [], faulty: [] };
  const seen = new Set<string>();
  for (const line of pasted.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const name = tidyName(line.replace(/^\s*\d{1,3}[.)]\s+/, ""));
    if (name === "") continue;
    const key = nameKey(name);
    if (nameFault(name) !== null) roster.faulty.push(removePiles(name));
    else if (!seen.has(key)) roster.names.push({ name, key });
    else if (!roster.repeated.some((other) => nameKey(other) === key)) roster.repeated.push(name);
    seen.add(key);
  }
  return roster;
}
