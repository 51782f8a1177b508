/**
 * Whether JSON stays within this depth and number of values. It scans without parsing, because 16 MB of brackets would take hundreds of MB as lists.
 * Text that is not JSON may pass.
 */
export function isBoundedJson(bytes: Uint8Array, most: { depth: number; values: number }): boolean {
  let [depth, values, isText] = [0, 0, false];
  for (let at = 0; at < bytes.length; at++) {
    const sign = bytes[at];
    if (isText) {
      if (sign === backslash) at += 1;
      else if (sign === quote) isText = false;
    } else if (sign === quote) isText = true;
    else if (sign === openList || sign === openObject) {
      depth += 1;
      values += 1;
    } else if (sign === closeList || sign === closeObject) depth -= 1;
    else if (sign === comma) values += 1;
    if (depth > most.depth || values > most.values) return false;
  }
  return true;
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];
