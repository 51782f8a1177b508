import * as Y from "yjs";
import type { WorksheetField } from "@/lib/document-format/fields";
import type { Device } from "./device";

/**
 * Whether the devices of one document show the same text in these fields, all of it Saved. A deletion may wait for words on a device only when
 * none of them has these words: they were set aside, or lost with a device and a process, before they were Saved.
 */
export function areInSync(
  devices: readonly Pick<Device, "isSettled" | "text" | "doc">[],
  fields: readonly WorksheetField[],
): boolean {
  const [first] = devices;
  const isHeld = ([clientId, clock]: readonly [number, number]) =>
    devices.some(({ doc }) => Y.getState(doc.store, clientId) > clock);
  return devices.every(
    (device) =>
      device.isSettled &&
      fields.every((field) => device.text(field) === first?.text(field)) &&
      !waitingDeletions(device.doc).some(isHeld),
  );
}

/** The first letter of each range that is deleted, and is not here. */
function waitingDeletions({ store: { pendingDs } }: Y.Doc): [clientId: number, clock: number][] {
  if (pendingDs === null) return [];
  return [...Y.decodeUpdateV2(pendingDs).ds.clients].flatMap(([clientId, ranges]) =>
    ranges.map(({ clock }): [number, number] => [clientId, clock]),
  );
}
