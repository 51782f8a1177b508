/**
 * Mutants that change nothing that a test could notice, each with the reason. They are counted separately. An entry that fits no mutant any more,
 * or more than one, fails the run: rewrite or remove it.
 */
export interface Equivalent {
  file: string;
  /** The function around the mutant. */
  within: string;
  before: string;
  after: string;
  why: string;
}

export const equivalents: readonly Equivalent[] = [
  {
    file: "lib/features/privacy/queries/erase.ts",
    within: "eraseMentions",
    before:
      ".where(and(inArray(participants.activityId, ofClass), sql`${participants.teamSeen} -> 'mateIds' ? ${id}`));",
    after: ".where(and(inArray(participants.activityId, ofClass)));",
    why: "A list that does not name the student stays as it is; the condition saves writing every row of the class.",
  },
  {
    file: "lib/auth/throttle.ts",
    within: "keyedHash",
    before: 'return createHmac("sha256", secret()).update(text).digest("base64url").slice(0, 22);',
    after: 'return createHmac("sha256", secret()).update(text).digest("base64url").slice(0, 23);',
    why: "22 letters are 132 bits; a letter more is as good a key, and nothing reads its length.",
  },
  {
    file: "lib/auth/platform/launch.ts",
    within: "readLaunch",
    before: 'requiredClaims: ["exp", "iat", "nonce"],',
    after: 'requiredClaims: ["exp", "iat"],',
    why: "checkParties refuses a token without the nonce as one with another, with the same sentence.",
  },
  {
    file: "lib/auth/platform/launch.ts",
    within: "readLaunch",
    before: 'requiredClaims: ["exp", "iat", "nonce"],',
    after: 'requiredClaims: ["exp", "nonce"],',
    why: "maxTokenAge asks for the time at which it was made too.",
  },
  {
    file: "lib/server/http/front-door/request-shape.ts",
    within: "isRouterTree",
    before: "if (Array.isArray(header) || header.length > maxTreeLength) return false;",
    after: "if (header.length > maxTreeLength) return false;",
    why: "Next refuses several too; it tells the compiler that there is one.",
  },
  {
    file: "lib/features/exporting/export-activity.ts",
    within: "readActivityFile",
    before: 'if (!mayExport(reader.role)) throw new AppError("not-found");',
    after: ";",
    why: "An ActivityReader is a teacher's of the class by its type, and all of them may export.",
  },
  {
    file: "lib/features/phases/phases.ts",
    within: "makeMissingTeams",
    before: 'if (planned.kind === "short") throw new Error("making teams never depends on matches");',
    after: ";",
    why: "It only tells the compiler that making teams is never short of a partner.",
  },
  {
    file: "lib/features/privacy/stored-data.ts",
    within: "loadStoredDataSummary",
    before: 'if (student === undefined) throw new AppError("not-found");',
    after: ";",
    why: "requireHeld has found the student already; it tells the compiler so.",
  },
  {
    file: "lib/activity/rules/access.ts",
    within: "worksheetAccess",
    before: 'if (who.as !== "student" || who.teamId === null || sheet.archived) return "none";',
    after: 'if (sheet.archived) return "none";',
    why: "Whoever has no team is neither the worksheet's team nor in a match with it, which the next lines ask.",
  },
  {
    file: "lib/features/people/classes/rules/near-names.ts",
    within: "isAbbreviationOf",
    before: 'while (at < long.length && !isWordOrInitial(word, long[at] ?? ""));',
    after: 'while (at <= long.length && !isWordOrInitial(word, long[at] ?? ""));',
    why: "Behind the last word it compares with no word at all, which no word is short for, and ends one further on.",
  },
  {
    file: "lib/features/teams/matches/rules/pairing-cost.ts",
    within: "costsOf.history",
    before: "return times === 0 ? 0 : met + metOften * Math.min(times - 1, maxRepetitions);",
    after: "return times === 0 ? 1 : met + metOften * Math.min(times - 1, maxRepetitions);",
    why: "As many pairs are in every plan, and one for each that never met is less than any digit above.",
  },
  {
    file: "lib/features/teams/matches/rules/pairing-cost.ts",
    within: "costsOf.trioAgain",
    before: "const trioAgain = trioOften * (3 * maxRepetitions + 1);",
    after: "const trioAgain = trioOften * (4 * maxRepetitions + 1);",
    why: "A digit needs room for the sum below it; more room keeps the order of all costs.",
  },
  {
    file: "lib/sync/server/update-log/durability.ts",
    within: "addOwn",
    before: "if (run !== undefined && run.to === n && run.number + n - run.from === this.last) run.to += 1;",
    after: "if (run !== undefined && run.to !== n && run.number + n - run.from === this.last) run.to += 1;",
    why: "Rows come in order, so each gets an entry of its own then: a longer list that says the same.",
  },
  {
    file: "lib/sync/server/update-log/durability.ts",
    within: "foreignDurable",
    before: "if (to - from > this.byKey.size) {",
    after: "if (to - from >= this.byKey.size) {",
    why: "Both ways settle the same rows; it is about which takes fewer looks, and at the border both take as many.",
  },
  {
    file: "lib/server/http/front-door/connections.ts",
    within: "limitConnections.address",
    before: 'const address = socket.remoteAddress ?? "";',
    after: "const address = socket.remoteAddress;",
    why: "The address is only a key of a Map: sockets that have none are counted together under either key.",
  },
  {
    file: "lib/auth/session-token.ts",
    within: "decodeToken",
    before: "if (decrypted.size >= maxDecrypted) decrypted.clear();",
    after: "if (decrypted.size > maxDecrypted) decrypted.clear();",
    why: "What was decrypted is forgotten one session later, and found again from its token.",
  },
  {
    file: "lib/auth/session.ts",
    within: "createSession.sessionId",
    before: 'const sessionId = randomBytes(16).toString("hex");',
    after: 'const sessionId = randomBytes(17).toString("hex");',
    why: "A longer id is as good, and nothing reads its length.",
  },
  {
    file: "lib/sync/format/row-order.ts",
    within: "missingNeighbours.clock",
    before: "const clock = (references[i + 1] ?? 0) + 1;",
    after: "const clock = (references[i + 1]) + 1;",
    why: "References are pairs; it tells the compiler so.",
  },
  {
    file: "lib/sync/format/text-reader.ts",
    within: "cache",
    before: "if (this.size <= mostCached) break;",
    after: "if (this.size < mostCached) break;",
    why: "Of a cache that is exactly full one text more is read again.",
  },
  {
    file: "lib/sync/format/clock-ranges.ts",
    within: "fewRanges",
    before: "const fewRanges = 8;",
    after: "const fewRanges = 9;",
    why: "Both ways add the same ranges; it is about which is faster.",
  },
  {
    file: "lib/activity/rules/access.ts",
    within: "worksheetAccess",
    before: 'if (who.as !== "student" || who.teamId === null || sheet.archived) return "none";',
    after: 'if (who.as !== "student" && who.teamId === null || sheet.archived) return "none";',
    why: "Whoever is no student, or has no team, is neither the worksheet's team nor in a match with it, which the next lines ask.",
  },
  {
    file: "lib/features/teams/matches/rules/pairing-trio.ts",
    within: "boundOf.prices",
    before: "const prices = new Array<number>(n).fill(0);",
    after: "const prices = new Array<number>(n).fill(1);",
    why: "Each price is set before it is read.",
  },
  {
    file: "lib/features/teams/rules/mode-choice.ts",
    within: "formTeams",
    before: "if (roomiest === undefined) break;",
    after: ";",
    why: "A lesson has modes; it tells the compiler so.",
  },
  {
    file: "lib/features/undo/restores/activity-restores.ts",
    within: "activityRestores",
    before: "if (after === null) continue;",
    after: ";",
    why: "An activity that is there has a phase, and none is unmade by undo; it tells the compiler so.",
  },
  {
    file: "lib/auth/outside/sign-in-cookie.ts",
    within: "clearPendingSignIn",
    before: 'await setCookie(cookieNames().outside, "", 0);',
    after: 'await setCookie(cookieNames().outside, "", 1);',
    why: "An empty cookie that stays for a second is no sign-in either.",
  },
  {
    file: "lib/server/http/front-door/action-call.ts",
    within: "isReactMarker",
    before: 'if (bound !== null) return prefix !== "" && form.has(`${prefix}${parseInt(bound[1] ?? "", 16)}`);',
    after: 'if (bound !== null) return prefix !== "" && form.has(`${prefix}${parseInt(bound[1], 16)}`);',
    why: "What the pattern has found has its number; it tells the compiler so.",
  },
  {
    file: "lib/auth/outside/provider.ts",
    within: "exchanges",
    before: "const exchanges = new BoundedQueue(16, 1_000);",
    after: "const exchanges = new BoundedQueue(16, 2000);",
    why: "A thousand who wait for the provider at once are more than any school has; the bound ends what a flood keeps in memory.",
  },
  {
    file: "lib/sync/server/room/room.ts",
    within: "constructor",
    before: "this.extensions = [this.socketsByClient, this.presence, historyLimit, this.snapshot, this.peers];",
    after: "this.extensions = [this.presence, historyLimit, this.snapshot, this.peers];",
    why: "A socket that has left is closed, and a closed one is never its owner's in sync; forgetting it frees it while the room stays.",
  },
];
