import type { OwnClientIds } from "@/lib/wire/own-frame";
import { formerMemberId } from "@/lib/rules/privacy/former-member";
import type { ClockRange, UpdateShape } from "@/lib/document-format/update-check";

/** In a snapshot, in place of how far its owner brought it: the id is nobody's. */
const carriedOnly = -1;

/** Who sends a frame. */
export interface Sender {
  userId: string;
  /** What its page says to have written; of a client of other make, the id that its presence speaks for; null before it has said anything. */
  own: OwnClientIds | null;
}

/** Up to which clock a page says to have written an id itself. Under another's letters Yjs gives a page another id, so all under the live one is its own. */
function writtenUpTo({ live, earlier }: OwnClientIds, client: number): number {
  return client === live ? Infinity : (earlier.get(client) ?? 0);
}

/**
 * R3a: a client id belongs to the user whose socket first used it, and with it is kept how far that user itself brought it.
 * Derived from the rows when a room loads, and from first use while it lives.
 */
export class Ownership {
  private readonly owners = new Map<number, { userId: string; own: number }>();
  /** R12: who brought what is nobody's. */
  private readonly carriers = new Map<number, string>();

  /** R9: what a snapshot has, beside what is known already. */
  learnFromSnapshot(owners: readonly [client: number, userId: string, own: number][]): void {
    for (const [client, userId, own] of owners) {
      if (own === carriedOnly) this.carriers.set(client, userId);
      else this.extendOwn(client, userId, own);
    }
  }

  /** For a snapshot: those of whom something is held. */
  list(isHeld: (client: number) => boolean): [client: number, userId: string, own: number][] {
    const owned = [...this.owners].map(([client, { userId, own }]): [number, string, number] => [client, userId, own]);
    const brought = [...this.carriers]
      .filter(([client]) => !this.owners.has(client))
      .map(([client, userId]): [number, string, number] => [client, userId, carriedOnly]);
    return [...owned, ...brought].filter(([client]) => isHeld(client));
  }

  /** R12: to whom an id counts. */
  countsFor(client: number): string | undefined {
    return this.ownerOf(client) ?? this.carriers.get(client);
  }

  ownerOf(client: number): string | undefined {
    return this.owners.get(client)?.userId;
  }

  mayBeOf(client: number, userId: string): boolean {
    const owner = this.owners.get(client);
    return owner === undefined || owner.userId === userId;
  }

  /** First use by presence, or by an own frame. Whether the id is (now) this user's. Who brought what is held under it so far, nobody knows. */
  claim(client: number, userId: string): boolean {
    const owner = this.owners.get(client);
    if (owner === undefined) this.owners.set(client, { userId, own: 0 });
    return owner === undefined || owner.userId === userId;
  }

  /** Whether a section is its sender's own: what is nobody's yet may be a team-mate's, whose first words were lost with a process. */
  isOwn({ client, to }: ClockRange, { userId, own }: Sender): boolean {
    const owner = this.owners.get(client);
    return owner === undefined ? own === null || writtenUpTo(own, client) >= to : owner.userId === userId;
  }

  /**
   * The ids under which the frame has new content that is not its sender's own: it is carried (R3a).
   * @param heldClock what the room holds of a client before the frame.
   */
  carriedClients({ sections }: UpdateShape, sender: Sender, heldClock: (client: number) => number): number[] {
    return sections
      .filter((section) => section.to > heldClock(section.client) && !this.isOwn(section, sender))
      .map(({ client }) => client);
  }

  /**
   * R3b: what it brings, from their owner, that is to be stored once more as the owner's own: ids, and up to which clock. Of words that only others had
   * brought so far, nobody's ones too; and of new ones, when the frame as a whole is carried. Only what the owner's page says to have written: what
   * others wrote under these ids came to that page too.
   * @param heldClock what the room holds of a client before the frame.
   */
  ownContentCarriedBefore(
    { sections }: UpdateShape,
    { userId, own }: Sender,
    heldClock: (client: number) => number,
    isCarried = false,
  ): Map<number, number> {
    if (own === null) return new Map();
    return new Map(
      sections.flatMap(({ client, from, to }) => {
        const owner = this.owners.get(client) ?? { userId, own: 0 };
        const end = Math.min(to, isCarried ? Infinity : heldClock(client), writtenUpTo(own, client));
        return owner.userId === userId && from <= owner.own && end > owner.own ? [[client, end] as const] : [];
      }),
    );
  }

  /** R3b: a step 1 to a user names of their own ids only what they brought themselves, so that their answer covers the rest. */
  clocksFor(userId: string, held: ReadonlyMap<number, number>): Map<number, number> {
    return new Map(
      [...held].map(([client, clock]) => {
        const owner = this.owners.get(client);
        return [client, owner?.userId === userId ? Math.min(clock, owner.own) : clock];
      }),
    );
  }

  /** Q31: what these students wrote is a former member's, as the rows have it by now. */
  forget(ids: ReadonlySet<string>): void {
    for (const owner of this.owners.values()) if (ids.has(owner.userId)) owner.userId = formerMemberId;
    for (const [client, userId] of this.carriers) if (ids.has(userId)) this.carriers.set(client, formerMemberId);
  }

  /** After a row is taken, live or from the store: own ids grow, and unowned ids become its author's, unless it was carried. */
  learnFromRow({ sections }: UpdateShape, author: string, carried: boolean): void {
    for (const { client, from, to } of sections) {
      if (!carried || this.owners.has(client)) this.extendOwn(client, author, to, from);
      else if (!this.carriers.has(client)) this.carriers.set(client, author);
    }
  }

  /** This user has brought the id's content from here to there. Behind a gap, which others brought, it does not count: the user is still to be asked for that. */
  private extendOwn(client: number, userId: string, to: number, from = 0): void {
    const owner = this.owners.get(client);
    if (owner === undefined) this.owners.set(client, { userId, own: from === 0 ? to : 0 });
    else if (owner.userId === userId && from <= owner.own && to > owner.own) owner.own = to;
  }
}
