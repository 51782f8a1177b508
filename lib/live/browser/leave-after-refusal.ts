import { isSignedOutReason } from "@/lib/wire/signed-out-reason";

/** Waits, because a page that is signing out leaves by itself within this time, for the right page. */
const waitMs = 1_500;
let isLeaving = false;

/** Call when the page is being left, so that a later refusal does not lead it anywhere else. */
export function markLeaving(): void {
  isLeaving = true;
}

/**
 * Leaves by a full load, so that nothing of a signed-out user stays on screen. @param why the reason that the signed-out page shows, if it is known
 */
export function leaveAfterRefusal(signedOut: boolean, why: string): void {
  setTimeout(() => {
    if (isLeaving) return;
    if (signedOut) location.assign(isSignedOutReason(why) ? `/signed-out?why=${why}` : "/signed-out");
    else location.reload();
  }, waitMs);
}
