/** Finds bodies with more parts than our pages ever send. The number of parts, not their length, decides what decoding costs. */

/** Twice the separators of a list of 500 names with ten columns. */
const maxParts = 10_000;
/** Our forms have a dozen fields: a pasted list is a single field, and the ticked rows of a long list are sent as JSON. */
const maxFields = 200;

const separators = new Uint8Array(256);
for (const sign of "[{,:;=&") separators[sign.charCodeAt(0)] = 1;

/** Counts separators, without decoding: each JSON value, form field and field header has one. */
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
  // A multipart form has one boundary more than fields; the other kind has one separator less.
  return fields > maxFields;
}

/** The separator between two fields; null when the body is no form. */
function fieldSeparator(type: string): string | null {
  if (type.startsWith("application/x-www-form-urlencoded")) return "&";
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(type)?.[1];
  return boundary === undefined ? null : `--${boundary}`;
}
