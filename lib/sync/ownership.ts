import type { UpdateShape } from "./update-check";

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

  /** First use by a presence frame. Whether the id is (now) this user's. */
  claim(client: number, userId: string): boolean {
    const owner = this.owners.get(client);
    if (owner === undefined) this.owners.set(client, { userId, own: 0 });
    return owner === undefined || owner.userId === userId;
  }

  /**
   * The ids of others under which the frame has new content: it is carried for them (R3a).
   * @param heldClock what the room holds of a client before the frame.
   */
  carriedFor({ sections }: UpdateShape, userId: string, heldClock: (client: number) => number): number[] {
    return sections.filter(({ client, to }) => to > heldClock(client) && !this.isOf(client, userId)).map(({ client }) => client);
  }

  /** R3b: whether it brings, from their owner, words that only others had brought so far. */
  regains({ sections }: UpdateShape, userId: string): boolean {
    return sections.some(({ client, from, to }) => {
      const owner = this.owners.get(client);
      return owner?.userId === userId && from <= owner.own && to > owner.own;
    });
  }

  /** R3b: a step 1 to a user names of their own ids only what they brought themselves, so that their answer covers the rest. */
  clocksFor(userId: string, held: ReadonlyMap<number, number>): Map<number, number> {
    return new Map([...held].map(([client, clock]) => {
      const owner = this.owners.get(client);
      return [client, owner?.userId === userId ? Math.min(clock, owner.own) : clock];
    }));
  }

  /** After a row is taken, live or from the store: unowned ids become its author's, own ids grow. */
  take({ sections }: UpdateShape, author: string): void {
    for (const { client, to } of sections) this.grow(client, author, to);
  }

  /** This user has brought the id's content up to here. */
  grow(client: number, userId: string, own: number): void {
    const owner = this.owners.get(client);
    if (owner === undefined) this.owners.set(client, { userId, own });
    else if (owner.userId === userId && own > owner.own) owner.own = own;
  }
}
