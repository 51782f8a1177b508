import * as Y from "yjs";
import type { WorksheetField } from "@/lib/sync/format/fields";
import type { Device } from "./device";

/**
 * Whether the devices of one document show the same text in these fields, all of it Saved. On a device a deletion may wait for text only when no device
 * has that text, because it was set aside, or lost with a device and a process, before it was Saved.
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

/** The first letter of each range whose deletion waits for its text. */
function waitingDeletions({ store: { pendingDs } }: Y.Doc): [clientId: number, clock: number][] {
  if (pendingDs === null) return [];
  return [...Y.decodeUpdateV2(pendingDs).ds.clients].flatMap(([clientId, ranges]) =>
    ranges.map(({ clock }): [number, number] => [clientId, clock]),
  );
}
