/** Whether a body has more parts than a page of ours ever sends: their number, not their length, decides what it costs to decode. */

/** A list of 500 names with ten columns has half as many separators. */
const mostParts = 10_000;

const separators = new Uint8Array(256);
for (const sign of '[{,:;=&') separators[sign.charCodeAt(0)] = 1;

/** One pass, without decoding. JSON's values, a form's fields and their headers each have such a sign. */
export function isCostly(body: Uint8Array): boolean {
  let parts = 0;
  for (let at = 0; at < body.length; at++) parts += separators[body[at] ?? 0] ?? 0;
  return parts > mostParts;
}
