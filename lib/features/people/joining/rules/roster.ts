import { removePiles, nameFault, nameKey, tidyName } from "./names";

export interface Roster {
  names: { name: string; key: string }[];
  /** Names that are repeated in the list, each listed once. */
  repeated: string[];
  /** Lines that are not valid names. */
  faulty: string[];
}

/** The most UTF-16 units of a line that is tidied, as in the field for one name. A longer line is too long to be a name anyway. */
const longestLine = 2_000;

const tidyLine = (line: string) =>
  line.length > longestLine ? line.slice(0, longestLine) : tidyName(line.replace(/^\s*\d{1,3}[.)]\s+/, ""));

/** Parses names pasted one per line. Empty lines and numbering ("3. Malik", "12) Ines") are ignored. */
export function parseRoster(pasted: string): Roster {
  const names = new Map<string, string>();
  const repeated = new Map<string, string>();
  const faulty: string[] = [];
  for (const name of pasted.split(/\r\n|[\n\r\u2028\u2029]/).map(tidyLine)) {
    if (name === "") continue;
    if (nameFault(name) !== null) {
      faulty.push(removePiles(name));
      continue;
    }
    const key = nameKey(name);
    if (!names.has(key)) names.set(key, name);
    else if (!repeated.has(key)) repeated.set(key, name);
  }
  return {
    names: [...names].map(([key, name]) => ({ name, key })),
    repeated: [...repeated.values()],
    faulty,
  };
}

/** Whether the pasted text is a table, not a list of names: it has an e-mail address, a tab, or at least two lines with commas or semicolons. */
export function isTable(pasted: string): boolean {
  const lines = pasted.split(/\r\n|[\n\r\u2028\u2029]/).filter((line) => line.trim() !== "");
  return /\S@\S|\S\t+\S/.test(pasted) || lines.filter((line) => /\S\s*[,;]\s*\S/.test(line)).length >= 2;
}
