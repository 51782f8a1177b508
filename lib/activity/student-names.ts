import { database } from "@/db/client";
import { findNames } from "./queries/students";

/** Names by student id; erased students are left out. */
export async function findStudentNames(ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await findNames(database(), ids)).map(({ id, name }) => [id, name]));
}
