import type { Person } from "@/lib/sync/browser/connection/presence";
import type { RemoteCaret } from "@/components/documents/text/remote-carets";

export interface TeamMember {
  id: string;
  name: string;
  /** Decides the colour (lib/sync/format/writer-colour.ts). */
  colourIndex: number;
}

/** The carets of other people in a field; the student's own other tabs are left out. */
export function listRemoteCarets(
  field: string,
  people: readonly Person[],
  members: readonly TeamMember[],
  me: string,
): RemoteCaret[] {
  return people
    .filter((person) => person.field === field && person.userId !== me)
    .map(({ clientId, userId, name, anchor, head }) => ({
      key: clientId,
      name,
      colourIndex: memberColourIndex(members, userId),
      anchor,
      head,
    }));
}

export function memberColourIndex(members: readonly TeamMember[], userId: string): number {
  return members.find(({ id }) => id === userId)?.colourIndex ?? 0;
}

/** Whether a team-mate is online, and in which field; with several devices, the first that is in a field counts. */
export function findPresence(userId: string, people: readonly Person[]): { here: boolean; field: string | null } {
  const theirs = people.filter((person) => person.userId === userId);
  return { here: theirs.length > 0, field: theirs.find(({ field }) => field !== null)?.field ?? null };
}
