/** This page's own sign-out leaves by itself a moment later, and knows better where to. */
const waitMs = 1_500;
let leavesByItself = false;

/** From now on the page is on its way elsewhere, however long the answer takes. */
export function leaveByItself(): void {
  leavesByItself = true;
}

/** Leaves by a full load, so that nothing of a signed-out person stays on the screen. */
export function leaveRefused(signedOut: boolean): void {
  setTimeout(() => {
    if (leavesByItself) return;
    if (signedOut) location.assign("/signed-out");
    else location.reload();
  }, waitMs);
}
