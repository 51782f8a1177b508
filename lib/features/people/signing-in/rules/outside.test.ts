import { describe, expect, it } from "vitest";
import { decideOutside } from "./outside";

const maria = { id: "maria", linked: false, hasPassword: false };

describe("an account from outside", () => {
  it("Q33a: opens the account it was linked to, whatever its e-mail address is by now", () => {
    const facts = { linkedId: "maria", verified: false, sameEmail: [{ ...maria, id: "other" }] };
    expect(decideOutside(facts)).toEqual({ is: "linked", id: "maria" });
  });

  it("Q33a: is linked to the one person with its verified e-mail address, and to nobody by one that is not verified", () => {
    expect(decideOutside({ linkedId: null, verified: true, sameEmail: [maria] })).toEqual({ is: "link", id: "maria" });
    expect(decideOutside({ linkedId: null, verified: false, sameEmail: [maria] })).toEqual({ is: "unverified" });
  });

  it("Q33c: is linked to an account with a password only once that was given, whoever made it with that address", () => {
    const facts = { linkedId: null, verified: true, sameEmail: [{ ...maria, hasPassword: true }] };
    expect(decideOutside(facts)).toEqual({ is: "prove", id: "maria" });
    expect(decideOutside({ ...facts, linkedId: "maria" })).toEqual({ is: "linked", id: "maria" });
    expect(decideOutside({ ...facts, verified: false })).toEqual({ is: "unverified" });
  });

  it("Q33a: is linked to nobody when no one, or more than one, has that address", () => {
    expect(decideOutside({ linkedId: null, verified: true, sameEmail: [] })).toEqual({ is: "unknown" });
    const two = [maria, { ...maria, id: "twin" }];
    expect(decideOutside({ linkedId: null, verified: true, sameEmail: two })).toEqual({ is: "unknown" });
  });

  it("Q33a: with an address that was given to somebody else opens nothing of the one who had it before", () => {
    const facts = { linkedId: null, verified: true, sameEmail: [{ ...maria, linked: true }] };
    expect(decideOutside(facts)).toEqual({ is: "other-linked" });
  });
});
