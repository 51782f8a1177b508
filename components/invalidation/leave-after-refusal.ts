import { isSignedOutReason } from "@/lib/wire/signed-out-reason";

/** A page that is signing out leaves by itself within this time, and to the right place. */
const waitMs = 1_500;
let isLeaving = false;

/** The page is being left: a refusal no longer leads anywhere else. */
export function markLeaving(): void {
  isLeaving = true;
}

/** Leaves by a full load, so that nothing of a signed-out user stays on screen. @param why of the page that says that the user is signed out, where it is known */
export function leaveAfterRefusal(signedOut: boolean, why: string): void {
  setTimeout(() => {
    if (isLeaving) return;
    if (signedOut) location.assign(isSignedOutReason(why) ? `/signed-out?why=${why}` : "/signed-out");
    else location.reload();
  }, waitMs);
}
