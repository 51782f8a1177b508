/** Why a session was ended, as the reason of the close and in the address of the page that says so. None names a person. */
export const signedOutReasons = ["elsewhere", "merged", "new-pin", "removed"] as const;
export type SignedOutReason = (typeof signedOutReasons)[number];

export function isSignedOutReason(value: unknown): value is SignedOutReason {
  return (signedOutReasons as readonly unknown[]).includes(value);
}
