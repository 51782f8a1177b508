/**
 * Our own frames beside y-websocket's (docs/sync.md): how many of a socket's document frames are committed (R6); whether it may write (R11); a digest of the texts (R9);
 * and from the client, which ids its user wrote under (R3b).
 */
export const messageSaved = 100;
export const messageAccess = 101;
export const messageDigest = 102;
export const messageOwn = 103;
/** R12: for so many seconds what its user writes waits. */
export const messageSlowed = 104;
