/** Q33: which account here an account from outside opens. Never by a name: by an earlier link, or by a verified e-mail address that is proved on both sides. */

/** Someone here whose e-mail address is the verified one of the account from outside. */
export interface SameEmail {
  id: string;
  /** Another account of the same issuer is linked to them. */
  linked: boolean;
  /** A teacher's account: whoever made it typed the address, and nobody has verified it. Its password proves that it is theirs. */
  hasPassword: boolean;
}

export interface OutsideFacts {
  /** Whom this account was linked to before. */
  linkedId: string | null;
  /** Whether the issuer says that it has verified the e-mail address. */
  verified: boolean;
  sameEmail: readonly SameEmail[];
}

export type OutsideDecision =
  | { is: "linked"; id: string }
  /** It is linked now: the address is theirs alone. */
  | { is: "link"; id: string }
  /** It is linked once the password of the account here was given. */
  | { is: "prove"; id: string }
  | { is: "unverified" }
  | { is: "unknown" }
  /** An address can be given to somebody else after its owner has left: the earlier link stays. */
  | { is: "other-linked" };

export function decideOutside({ linkedId, verified, sameEmail }: OutsideFacts): OutsideDecision {
  if (linkedId !== null) return { is: "linked", id: linkedId };
  if (!verified) return { is: "unverified" };
  const [one, another] = sameEmail;
  if (one === undefined || another !== undefined) return { is: "unknown" };
  if (one.linked) return { is: "other-linked" };
  return { is: one.hasPassword ? "prove" : "link", id: one.id };
}
