/** S1: names that a person cannot tell apart, by Unicode's table of confusable characters (TR39). For names that come new; see nameKey for the same name. */
import unhomoglyph from "unhomoglyph";
import { nameKey, visibleName } from "@/lib/rules/names";

interface Looks {
  /** As it is shown: capital I is small l, m is rn. */
  shown: string;
  /** In small letters, with Latin letters and digits as they are: Ian and Lan differ. */
  small: string;
}

const foldSpaces = (text: string) => text.normalize("NFC").replace(/\s+/gu, " ").trim();

function looksOf(name: string): Looks {
  const visible = visibleName(name).normalize("NFD");
  return { shown: foldSpaces(unhomoglyph(visible)), small: nameKey(visible.replace(/[^A-Za-z0-9]+/g, unhomoglyph)) };
}

/** The first of `others` whose name looks like `name`, in its own letters or in small ones; null when none does. */
export function findLookAlike<One extends { name: string }>(name: string, others: readonly One[]): One | null {
  const key = nameKey(name);
  const looks = looksOf(name);
  const isAlike = (other: string) => {
    const { shown, small } = looksOf(other);
    return shown === looks.shown || small === looks.small || nameKey(other) === key;
  };
  return others.find((other) => isAlike(other.name)) ?? null;
}
