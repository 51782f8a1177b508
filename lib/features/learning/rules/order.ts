/** The order in which a student sees causes and options: another one for each student, the same at each visit (S2). */
import { seededRandom, shuffle } from "@/lib/activity/rules/random";

export function shuffleFor<T>(list: readonly T[], studentId: string, part: string): T[] {
  return shuffle(list, seededRandom(hash(`${studentId} ${part}`)));
}

/** The causes of the matching, by mode; null is the cause of no mode. No cause stands at the place of its mode. */
export function orderCauses(modes: readonly string[], withDistractor: boolean, studentId: string): (string | null)[] {
  const random = seededRandom(hash(`${studentId} match`));
  const causes = withDistractor ? [...modes, null] : modes;
  for (;;) {
    const order = shuffle(causes, random);
    if (order.every((mode, at) => mode === null || mode !== modes[at])) return order;
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
