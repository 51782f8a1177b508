/**
 * Which account here an outside account opens: the one linked earlier, or the one whose e-mail address is verified outside and proved here. Never by
 * name (Q33).
 */

/** A person here whose e-mail address equals the verified one of the outside account. */
export interface SameEmail {
  id: string;
  /** Another account of the same issuer is already linked to this person. */
  linked: boolean;
  /** A teacher's account whose address nobody has verified: whoever made the account typed it. The account's password proves whose it is. */
  hasPassword: boolean;
}

export interface OutsideFacts {
  /** The person to whom this outside account is already linked. */
  linkedId: string | null;
  /** Whether the issuer says that it has verified the e-mail address. */
  verified: boolean;
  sameEmail: readonly SameEmail[];
}

export type OutsideDecision =
  | { is: "linked"; id: string }
  /** Link it now, because the address belongs to this person alone. */
  | { is: "link"; id: string }
  /** Link it once the person has given the password of the account here. */
  | { is: "prove"; id: string }
  | { is: "unverified" }
  | { is: "unknown" }
  /** The earlier link stays, because an address can be given to somebody else after its owner has left. */
  | { is: "other-linked" };

export function decideOutside({ linkedId, verified, sameEmail }: OutsideFacts): OutsideDecision {
  if (linkedId !== null) return { is: "linked", id: linkedId };
  if (!verified) return { is: "unverified" };
  const [one, another] = sameEmail;
  if (one === undefined || another !== undefined) return { is: "unknown" };
  if (one.linked) return { is: "other-linked" };
  return { is: one.hasPassword ? "prove" : "link", id: one.id };
}
