import type { Person } from "@/components/documents/connection/presence";
import type { Remote } from "@/components/documents/text/remote-carets";

export interface TeamMember {
  id: string;
  name: string;
  /** Decides the colour (lib/document-format/writer-colour.ts). */
  place: number;
}

/** The carets of others in a field; my own other tabs are not others. */
export function remotesIn(
  field: string,
  people: readonly Person[],
  members: readonly TeamMember[],
  me: string,
): Remote[] {
  return people
    .filter((person) => person.field === field && person.userId !== me)
    .map(({ clientId, userId, name, anchor, head }) => ({
      key: clientId,
      name,
      place: placeIn(members, userId),
      anchor,
      head,
    }));
}

export function placeIn(members: readonly TeamMember[], userId: string): number {
  return members.find(({ id }) => id === userId)?.place ?? 0;
}

/** Where someone is: in a field on one of their devices, else just here. */
export function whereIs(userId: string, people: readonly Person[]): { here: boolean; field: string | null } {
  const theirs = people.filter((person) => person.userId === userId);
  return { here: theirs.length > 0, field: theirs.find(({ field }) => field !== null)?.field ?? null };
}
