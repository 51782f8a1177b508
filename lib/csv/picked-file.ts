import { tableLimits } from "./read-table";

export type PickedFile = { kind: "bytes"; bytes: Uint8Array<ArrayBuffer> } | { kind: "too-big" | "unreadable" };

/** Reads a file that a person picked in the browser. It is unreadable if it was deleted since, or if its drive is disconnected (T14, T15). */
export async function readPickedFile(file: Pick<File, "size" | "arrayBuffer">): Promise<PickedFile> {
  if (file.size > tableLimits.bytes) return { kind: "too-big" };
  const bytes = await file.arrayBuffer().catch(() => null);
  return bytes === null ? { kind: "unreadable" } : { kind: "bytes", bytes: new Uint8Array(bytes) };
}
