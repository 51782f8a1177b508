/** The code of which try-mutants.int.test.ts makes mutants. */
export const isOld = (age: number) => age >= 67;

export function isYoung(age: number): boolean {
  return age < 18;
}

export function isNeverAsked(age: number): boolean {
  return age > 200;
}

export function countDown(from: number): number {
  let left = from;
  while (left > 0) left -= 1;
  return left;
}
