/** Compares numbers of releases (B14): semantic versions without a suffix. */

const shape = /^(\d+)\.(\d+)\.(\d+)$/;

export const isReleaseNumber = (text: string): boolean => shape.test(text);

/** Whether `one` comes after `other`. False when either is no release's number, as in backups of tests and of builds that nobody released. */
export function isLaterRelease(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => shape.exec(text)?.slice(1).map(Number));
  if (first === undefined || second === undefined) return false;
  const at = first.findIndex((part, index) => part !== second[index]);
  return at >= 0 && (first[at] ?? 0) > (second[at] ?? 0);
}
