/** This page's own sign-out leaves by itself a moment later, and knows better where to. */
const waitMs = 1_500;

/** Leaves by a full load, so that nothing of a signed-out person stays on the screen. */
export function leaveRefused(signedOut: boolean): void {
  setTimeout(() => {
    if (signedOut) location.assign("/signed-out");
    else location.reload();
  }, waitMs);
}
