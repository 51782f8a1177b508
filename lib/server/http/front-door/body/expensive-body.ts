/** Whether a body has more parts than a page of ours ever sends: their number, not their length, decides what it costs to decode. */

/** A list of 500 names with ten columns has half as many separators. */
const maxParts = 10_000;
/** Forms of ours have a dozen fields: a pasted list is one, and what is ticked in a long list comes as JSON. */
const maxFields = 200;

const separators = new Uint8Array(256);
for (const sign of "[{,:;=&") separators[sign.charCodeAt(0)] = 1;

/** One pass or two, without decoding. JSON's values, a form's fields and their headers each have a separator. */
export function isExpensiveToDecode(body: Buffer, type: string): boolean {
  let parts = 0;
  for (let at = 0; at < body.length; at++) parts += separators[body[at] ?? 0] ?? 0;
  return parts > maxParts || hasManyFields(body, type);
}

function hasManyFields(body: Buffer, type: string): boolean {
  const between = fieldSeparator(type);
  if (between === null) return false;
  let fields = 0;
  for (
    let at = body.indexOf(between);
    at !== -1 && fields <= maxFields;
    at = body.indexOf(between, at + between.length)
  )
    fields += 1;
  // After the last field of a multipart form its boundary stands once more, and between two of the other kind it stands once less.
  return fields > maxFields;
}

/** What stands between two fields; null when it is no form. */
function fieldSeparator(type: string): string | null {
  if (type.startsWith("application/x-www-form-urlencoded")) return "&";
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(type)?.[1];
  return boundary === undefined ? null : `--${boundary}`;
}
