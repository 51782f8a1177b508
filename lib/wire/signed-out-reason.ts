/** Why a session has ended, in the socket's close reason and in the address of the page that explains it. No reason names a person. */
export const signedOutReasons = ["elsewhere", "merged", "new-pin", "removed", "disabled"] as const;
export type SignedOutReason = (typeof signedOutReasons)[number];

export function isSignedOutReason(value: unknown): value is SignedOutReason {
  return (signedOutReasons as readonly unknown[]).includes(value);
}
