import { type ActivityRow } from "@/db/queries/standing";
import { readSession } from "@/lib/auth/session";
import { standingIn } from "@/lib/auth/standing";
import { type Viewer } from "@/lib/auth/viewer";
import { mayEnter, type Standing } from "@/lib/rules/access";

export type Admission =
  | { status: 200; viewer: Exclude<Viewer, { as: "nobody" }>; standing: Standing; activity: ActivityRow }
  | { status: 401 | 403 | 404 };

/** The activity's id in `/live/<activity>`; null for any other path. */
export function activityInPath(url: string | undefined): string | null {
  const path = (url ?? "").split("?", 1)[0];
  return /^\/live\/([0-9a-f-]{36})$/.exec(path ?? "")?.[1] ?? null;
}

/** R1: a live session, and what access.ts says of the activity. The origin was checked at the front door. */
export async function admit(cookieHeader: string | undefined, activityId: string): Promise<Admission> {
  const viewer = await readSession(cookieHeader ?? "");
  if (viewer.as === "nobody") return { status: 401 };
  const found = await standingIn(viewer, activityId);
  if (found === null) return { status: 404 };
  if (!mayEnter(found.standing)) return { status: 403 };
  return { status: 200, viewer, standing: found.standing, activity: found.activity };
}
