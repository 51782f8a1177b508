/** One-time links. Only the hash of a link's token is stored. */
import { createHash, randomBytes } from "node:crypto";
import { database, type Tx } from "@/db/client";
import { findLink, insertLink, type LinkPurpose } from "./queries/teacher-links";
import { AppError } from "@/lib/errors/errors";
import { currentMs, currentTime } from "@/lib/process/clock";
import type { TeacherRight } from "@/lib/activity/rules/class-teachers";

interface NewLink {
  purpose: LinkPurpose;
  /** null: the command line. */
  teacherId: string | null;
  lastsMs: number;
  into?: { classId: string; may: TeacherRight };
}

/** Returns the token for the link's fragment. */
export async function makeLink(tx: Tx, { purpose, teacherId, lastsMs, into }: NewLink): Promise<string> {
  const token = randomBytes(16).toString("hex"); // 128 bits
  const expiresAt = new Date(currentMs() + lastsMs);
  await insertLink(tx, { tokenHash: hashToken(token), purpose, teacherId, expiresAt, ...into });
  return token;
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A link that can still be used. @throws AppError `link-gone` */
export async function requireLink(purpose: LinkPurpose, token: string) {
  const link = await findLink(database(), purpose, hashToken(token), currentTime());
  if (link === null) throw new AppError("link-gone");
  return link;
}

/** The email of the account that a reset link is for. @throws AppError `link-gone` */
export async function findResetLink(token: string): Promise<{ email: string | null }> {
  const { email } = await requireLink("reset", token);
  return { email };
}
