/**
 * Types of our own frames, beside y-websocket's (docs/sync.md).
 */
/** R6: how many of a socket's document frames are committed. */
export const messageSaved = 100;
/** R11: whether it may write, and in whose name. */
export const messageAccess = 101;
/** R9: a digest of the texts. */
export const messageDigest = 102;
/** R3b, from the client: which client ids its user wrote under. */
export const messageOwn = 103;
/** R12: for how many seconds what its user writes will wait. */
export const messageSlowed = 104;
