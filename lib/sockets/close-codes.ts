/** The close codes (R3c), as lib/sync/README.md lists them. */
export const closeCodes = {
  restart: 1012,
  malformed: 4400,
  signedOut: 4401,
  notYours: 4403,
  cannotMerge: 4409,
  replaced: 4410,
  tooBig: 4413,
  tooSlow: 4500,
  again: 4503,
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];
