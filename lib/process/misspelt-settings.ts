/** Finds variables that somebody meant as settings of Crosscase, and that are none. */
import { settingNames } from "./env";

export interface Misspelt {
  name: string;
  /** The setting that was probably meant; null when none is near. */
  meant: string | null;
}

/** What begins like this is meant for Crosscase. */
const prefixes = /^(?:CROSSCASE|OIDC|LTI|BACKUP|NEXTAUTH)_/;
/** What is neither set by hand nor read as a setting: the program's own, and addresses that Docker and Kubernetes make of the name crosscase. */
const others =
  /^CROSSCASE_(?:SETTINGS|BUILD|RELEASE|COMMIT|NAME|UPSTREAMS|PAGES_WHEN_ASKED|TEST_RUN|PORT|SERVICE_(?:HOST|PORT)|(?:\d_)?PORT_\w+)$/;
/** Shorter names are one letter away from too many others. */
const leastLength = 6;

const known: ReadonlySet<string> = new Set(settingNames);

export function findMisspelt(source: Record<string, string | undefined>): Misspelt[] {
  return Object.keys(source)
    .filter((name) => !known.has(name) && !others.test(name))
    .map((name) => ({ name, meant: settingNames.find((setting) => isNearly(name, setting)) ?? null }))
    .filter(({ name, meant }) => meant !== null || prefixes.test(name));
}

export const describeMisspelt = ({ name, meant }: Misspelt): string =>
  meant === null
    ? `${name} is set, and Crosscase has no such setting: see Settings in docs/operating.md, or leave it out.`
    : `${name} is set, and Crosscase has no such setting: call it ${meant}, or leave it out.`;

/** Whether the names differ only in capitals and underscores, or in one letter that is wrong, missing, too many or swapped with the next. */
function isNearly(name: string, setting: string): boolean {
  const [one, other] = [name, setting].map((each) => each.toUpperCase().replaceAll("_", ""));
  if (one === undefined || other === undefined || one === other) return one === other;
  return setting.length >= leastLength && isOneEditAway(one, other);
}

function isOneEditAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return short.slice(at + 1) === long.slice(at + 1) || (isSwapped && short.slice(at + 2) === long.slice(at + 2));
}
