import { type IncomingMessage } from "node:http";
import { type ActivityRow } from "@/lib/activity/queries/activity";
import { readSession } from "@/lib/auth/session";
import { findActivityAndRole } from "@/lib/activity/authorise";
import { personIdOf, type Viewer } from "@/lib/auth/viewer";
import { mayEnter, type ActivityRole } from "@/lib/activity/rules/access";

export type Admission =
  | { status: 200; viewer: Exclude<Viewer, { as: "nobody" }>; role: ActivityRole; activity: ActivityRow }
  /** 409: the page that connects belongs to another person. */
  | { status: 401 | 403 | 404 | 409 };

/** The activity's id in `/live/<activity>`; null for any other path. */
export function activityInPath(url: string | undefined): string | null {
  const path = (url ?? "").split("?", 1)[0];
  return /^\/live\/([0-9a-f-]{36})$/.exec(path ?? "")?.[1] ?? null;
}

/** The person whose page connects: `?of=<id>`. null where the page does not name one. */
function pageOf(url: string | undefined): string | null {
  return new URLSearchParams((url ?? "").split("?")[1] ?? "").get("of");
}

/** Requires a live session, and access to the activity by access.ts (R1). The origin was checked at the front door. */
export async function admit(
  { url, headers }: Pick<IncomingMessage, "url" | "headers">,
  activityId: string,
): Promise<Admission> {
  const viewer = await readSession(headers.cookie ?? "");
  if (viewer.as === "nobody") return { status: 401 };
  const of = pageOf(url);
  if (of !== null && of !== personIdOf(viewer)) return { status: 409 };
  const found = await findActivityAndRole(viewer, activityId);
  if (found === null) return { status: 404 };
  if (!mayEnter(found.role)) return { status: 403 };
  return { status: 200, viewer, role: found.role, activity: found.activity };
}
