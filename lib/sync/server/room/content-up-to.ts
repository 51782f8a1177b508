import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** The content of an update under these client ids up to these clocks, without deletions. @param update has passed `checkUpdate` */
export function contentUpTo(update: Uint8Array, upTo: ReadonlyMap<number, number>): Uint8Array {
  const sections = new Map<number, (Y.Item | Y.GC)[]>();
  for (const struct of Y.decodeUpdate(update).structs) {
    const own = struct instanceof Y.Skip ? null : cut(struct, upTo.get(struct.id.client) ?? 0);
    if (own === null) continue;
    const known = sections.get(own.id.client);
    if (known === undefined) sections.set(own.id.client, [own]);
    else known.push(own);
  }
  const encoder = new Y.UpdateEncoderV1();
  encoding.writeVarUint(encoder.restEncoder, sections.size);
  // In falling order, as Yjs writes clients: `decodeUpdate` gave them so.
  for (const [client, structs] of sections) {
    encoding.writeVarUint(encoder.restEncoder, structs.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, structs[0]?.id.clock ?? 0);
    for (const struct of structs) struct.write(encoder, 0);
  }
  encoding.writeVarUint(encoder.restEncoder, 0);
  return encoder.toUint8Array();
}

/** The part of a struct before the clock; null when there is none. */
function cut(struct: Y.Item | Y.GC, clock: number): Y.Item | Y.GC | null {
  const { id } = struct;
  const length = Math.min(struct.length, clock - id.clock);
  if (length <= 0) return null;
  if (length === struct.length || !(struct instanceof Y.Item)) return struct;
  const content =
    struct.content instanceof Y.ContentString
      ? new Y.ContentString(struct.content.str.slice(0, length))
      : new Y.ContentDeleted(length);
  return new Y.Item(id, null, struct.origin, null, struct.rightOrigin, struct.parent, struct.parentSub, content);
}
