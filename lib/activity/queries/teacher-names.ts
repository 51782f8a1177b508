/** Whose accounts the teachers are, and how they are named beside what they did. */
import { and, ne, notLike, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { teachers } from "@/db/schema";

/** The account that owns the classes of `npm run fixture`. Nobody can sign in to it or register it, and set-up ignores it. */
export const fixtureEmail = "fixture";

const imported = "imported:";
/**
 * The prefix of e-mails of teachers of another installation, by the import that inserted them: they are named with their marks and comments (T14).
 * Nobody can sign in to such an account or register it.
 */
export const importedEmail = (stage: string) => `${imported}${stage}:`;

const former = "former:";
/** The e-mail of a deleted account, whose row stays beside what its teacher did (Q36). Nobody can sign in to it or register it. */
export const formerEmail = (teacherId: string) => former + teacherId;

/** SQL condition: the account belongs to a person of this installation. */
export const isAccountHere = () =>
  and(ne(teachers.email, fixtureEmail), notLike(teachers.email, `${imported}%`), notLike(teachers.email, `${former}%`));

/** `exporting.values.imported` of messages/en.json, which browser tests can't load with the queries. */
export const importedWord = "imported";

/** A teacher's name beside what they did. For a teacher of another installation, with the word "imported", since a file may name anybody (T14). */
export const shownTeacherName = sql<string>`case when starts_with(${teachers.email}, ${imported}) then ${teachers.name} || ${` (${importedWord})`} else ${teachers.name} end`;

export async function findTeacherNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: teachers.id, name: shownTeacherName })
    .from(teachers)
    .where(anyOf(teachers.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
