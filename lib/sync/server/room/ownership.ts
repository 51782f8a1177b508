import type { OwnClientIds } from "@/lib/wire/own-frame";
import { formerMemberId } from "@/lib/activity/rules/former-member";
import type { ClockRange, UpdateShape } from "@/lib/sync/format/update-check";

/** Stands in a snapshot in place of the clock up to which the owner sent content: the id is unowned. */
const carriedOnly = -1;

/** The user who sends a frame. */
export interface Sender {
  userId: string;
  /** The ids that its page claims; for a client that is not ours, the id of its presence; null before it has claimed any. */
  own: OwnClientIds | null;
}

/**
 * The clock up to which a page claims to have written an id itself. When another's letters stand under a page's live id Yjs gives the page a new id,
 * so all content under the live id is the page's own.
 */
function writtenUpTo({ live, earlier }: OwnClientIds, client: number): number {
  return client === live ? Infinity : (earlier.get(client) ?? 0);
}

/**
 * A client id belongs to the user whose socket first used it (R3a). With it is stored up to which clock that user sent the content. Derived from the
 * rows when a room loads, and from first use while the room is open.
 */
export class Ownership {
  private readonly owners = new Map<number, { userId: string; own: number }>();
  /** By unowned id: the user who sent its content (R12). */
  private readonly carriers = new Map<number, string>();

  /** Adds the owners that a snapshot names to what is known already (R9). */
  learnFromSnapshot(owners: readonly [client: number, userId: string, own: number][]): void {
    for (const [client, userId, own] of owners) {
      if (own === carriedOnly) this.carriers.set(client, userId);
      else this.extendOwn(client, userId, own);
    }
  }

  /** For a snapshot: the owners of ids of which content is here. */
  list(isHeld: (client: number) => boolean): [client: number, userId: string, own: number][] {
    const owned = [...this.owners].map(([client, { userId, own }]): [number, string, number] => [client, userId, own]);
    const brought = [...this.carriers]
      .filter(([client]) => !this.owners.has(client))
      .map(([client, userId]): [number, string, number] => [client, userId, carriedOnly]);
    return [...owned, ...brought].filter(([client]) => isHeld(client));
  }

  /** The user to whose limits an id counts (R12). */
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

  /**
   * Records first use by presence, or by an *own* frame. @returns whether the id is, now, this user's. Content that is here under the id does not
   * count as sent by the user.
   */
  claim(client: number, userId: string): boolean {
    const owner = this.owners.get(client);
    if (owner === undefined) this.owners.set(client, { userId, own: 0 });
    return owner === undefined || owner.userId === userId;
  }

  /** Whether a section is its sender's own. Content under an unowned id may be a team-mate's, whose first text was lost with a process. */
  isOwn({ client, to }: ClockRange, { userId, own }: Sender): boolean {
    const owner = this.owners.get(client);
    return owner === undefined ? own === null || writtenUpTo(own, client) >= to : owner.userId === userId;
  }

  /**
   * The ids under which the frame has new content that is not its sender's own: that content is carried (R3a).
   * @param heldClock what the room has of a client before the frame.
   */
  carriedClients({ sections }: UpdateShape, sender: Sender, heldClock: (client: number) => number): number[] {
    return sections
      .filter((section) => section.to > heldClock(section.client) && !this.isOwn(section, sender))
      .map(({ client }) => client);
  }

  /**
   * Content in the owner's frame that is to be stored once more as the owner's own row, by id, with the clock up to which (R3b): content that only
   * others had sent so far, under unowned ids too; and new content, when the whole frame is carried. Only up to where the owner's page claims to have
   * written it, because what others wrote under these ids came to that page too.
   * @param heldClock what the room has of a client before the frame.
   */
  contentToRegain(
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

  /**
   * The state vector of a step 1 to this user names, for their own ids, only what they sent themselves, so that their answer covers the rest (R3b).
   */
  clocksFor(userId: string, held: ReadonlyMap<number, number>): Map<number, number> {
    return new Map(
      [...held].map(([client, clock]) => {
        const owner = this.owners.get(client);
        return [client, owner?.userId === userId ? Math.min(clock, owner.own) : clock];
      }),
    );
  }

  /** Makes what these students wrote a former member's, as it is in the rows by now (Q31). */
  forget(ids: ReadonlySet<string>): void {
    for (const owner of this.owners.values()) if (ids.has(owner.userId)) owner.userId = formerMemberId;
    for (const [client, userId] of this.carriers) if (ids.has(userId)) this.carriers.set(client, formerMemberId);
  }

  /** Call for each row, live or from the store: the author's own ids grow, and unowned ids become the author's, unless the row was carried. */
  learnFromRow({ sections }: UpdateShape, author: string, carried: boolean): void {
    for (const { client, from, to } of sections) {
      if (!carried || this.owners.has(client)) this.extendOwn(client, author, to, from);
      else if (!this.carriers.has(client)) this.carriers.set(client, author);
    }
  }

  /**
   * Records that this user has sent the id's content from `from` to `to`. Content behind a gap, which others sent, does not count: the user is still
   * to be asked for the gap.
   */
  private extendOwn(client: number, userId: string, to: number, from = 0): void {
    const owner = this.owners.get(client);
    if (owner === undefined) this.owners.set(client, { userId, own: from === 0 ? to : 0 });
    else if (owner.userId === userId && from <= owner.own && to > owner.own) owner.own = to;
  }
}
