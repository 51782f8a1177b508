import type { UpdateShape } from "@/lib/worksheet/update-check";

/**
 * R3a: a client id belongs to the user whose socket first used it, and with it is kept how far that user itself brought it.
 * Derived from the rows when a room loads, and from first use while it lives.
 */
export class Ownership {
  private readonly owners = new Map<number, { userId: string; own: number }>();

  /** R9: as a snapshot has it. */
  fill(owners: readonly [client: number, userId: string, own: number][]): void {
    for (const [client, userId, own] of owners) this.owners.set(client, { userId, own });
  }

  /** For a snapshot: those of whom something is held. */
  list(isHeld: (client: number) => boolean): [client: number, userId: string, own: number][] {
    return [...this.owners].filter(([client]) => isHeld(client)).map(([client, { userId, own }]) => [client, userId, own]);
  }

  ownerOf(client: number): string | undefined {
    return this.owners.get(client)?.userId;
  }

  isOf(client: number, userId: string): boolean {
    const owner = this.owners.get(client);
    return owner === undefined || owner.userId === userId;
  }

  /**
   * First use by a presence frame. Whether the id is (now) this user's.
   * @param held how much is held under an id that is nobody's yet: others brought it along, and theirs it stays.
   */
  claim(client: number, userId: string, held: number): boolean {
    const owner = this.owners.get(client);
    if (owner === undefined) this.owners.set(client, { userId, own: held });
    return owner === undefined || owner.userId === userId;
  }

  /** Whether what comes under the id is its sender's own. @param speaksFor the id that the sender is here under, as its presence said */
  isOwn(client: number, userId: string, speaksFor: number | undefined): boolean {
    const owner = this.owners.get(client);
    return owner === undefined ? speaksFor === undefined || speaksFor === client : owner.userId === userId;
  }

  /**
   * The ids under which the frame has new content that is not its sender's own: it is carried (R3a). One that is nobody's yet may be a
   * team-mate's, whose first words were lost with a process: it is not the bringer's for that.
   * @param heldClock what the room holds of a client before the frame.
   */
  carriedFor({ sections }: UpdateShape, userId: string, speaksFor: number | undefined, heldClock: (client: number) => number): number[] {
    return sections.filter(({ client, to }) => to > heldClock(client) && !this.isOwn(client, userId, speaksFor)).map(({ client }) => client);
  }

  /**
   * R3b: the ids of which it brings, from their owner, words that only others had brought so far.
   * @param heldClock what the room holds of a client before the frame.
   */
  regains({ sections }: UpdateShape, userId: string, heldClock: (client: number) => number): number[] {
    return sections.filter(({ client, from, to }) => {
      const owner = this.owners.get(client);
      return owner?.userId === userId && from <= owner.own && Math.min(to, heldClock(client)) > owner.own;
    }).map(({ client }) => client);
  }

  /** R3b: a step 1 to a user names of their own ids only what they brought themselves, so that their answer covers the rest. */
  clocksFor(userId: string, held: ReadonlyMap<number, number>): Map<number, number> {
    return new Map([...held].map(([client, clock]) => {
      const owner = this.owners.get(client);
      return [client, owner?.userId === userId ? Math.min(clock, owner.own) : clock];
    }));
  }

  /** After a row is taken, live or from the store: own ids grow, and unowned ids become its author's, unless it was carried. */
  take({ sections }: UpdateShape, author: string, carried: boolean): void {
    for (const { client, to } of sections) if (!carried || this.owners.has(client)) this.grow(client, author, to);
  }

  /** This user has brought the id's content up to here. */
  grow(client: number, userId: string, own: number): void {
    const owner = this.owners.get(client);
    if (owner === undefined) this.owners.set(client, { userId, own });
    else if (owner.userId === userId && own > owner.own) owner.own = own;
  }
}
