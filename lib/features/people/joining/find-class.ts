/** Finds the class that a code opens, without revealing to strangers which codes exist (S1). */
import { database } from "@/db/client";
import { findClassByCode, type ClassRow } from "@/lib/features/people/classes/queries/classes";
import { isClassSeenAt } from "@/lib/auth/queries/sightings";
import { seenMs } from "@/lib/auth/sightings";
import { codeWait, chargeUnknownCode } from "@/lib/auth/throttle";
import { AppError } from "@/lib/errors/errors";
import { currentMs } from "@/lib/process/clock";
import { parseCode, formatCode } from "./rules/class-code";
import { roundWait } from "@/lib/auth/rules/throttle";

/**
 * Finds the class of a code. Unknown codes are charged to the address (null: unknown). Once its allowance is used up, known codes are refused too, so
 * that guessing reveals nothing, except those of a class whose members were seen at the address.
 * @throws AppError `no-class`, `code-wait`
 */
export async function findJoinableClass(typed: string, address: string | null): Promise<ClassRow> {
  const code = parseCode(typed);
  const found = code === null ? null : await findClassByCode(database(), code);
  if (code !== null && address !== null) {
    const wait = found === null ? await chargeUnknownCode(address) : await codeWait(address);
    const isSeen =
      wait > 0 &&
      found !== null &&
      (await isClassSeenAt(database(), found.id, address, new Date(currentMs() - seenMs)));
    if (wait > 0 && !isSeen) throw new AppError("code-wait", roundWait(wait), "code");
  }
  if (found === null) throw code === null ? noClass(typed.trim().slice(0, 20)) : noClassError(code);
  return found;
}

const noClass = (code: string) => new AppError("no-class", { code }, "code");
export const noClassError = (code: string) => noClass(formatCode(code));

/** As `findJoinableClass`, for a page that shows the refusal. */
export async function findClassOrRefusal(typed: string, address: string | null): Promise<ClassRow | AppError> {
  try {
    return await findJoinableClass(typed, address);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/**
 * Like `findClassOrRefusal`, for a page that was only opened. null when the code was not looked up, so that the page reveals nothing: on pages
 * embedded in another site, and when the address has no allowance left. Only the form looks codes up then.
 */
export async function findClassForPage(
  typed: string,
  address: string | null,
  embedded: boolean,
): Promise<ClassRow | AppError | null> {
  const spent = async () => address !== null && (await codeWait(address)) > 0;
  if (parseCode(typed) !== null && (embedded || (await spent()))) return null;
  const found = await findClassOrRefusal(typed, address);
  return found instanceof AppError && found.code === "code-wait" ? null : found;
}
