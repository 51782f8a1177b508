/** Types of the frames that we add to y-websocket's (lib/sync/README.md). */
/** From the server: how many of the socket's document frames are committed (R6). */
export const messageSaved = 100;
/** From the server: whether the socket may write, and in whose name (R11). */
export const messageAccess = 101;
/** From the server: a digest of the texts (R9). */
export const messageDigest = 102;
/** From the client: the client ids under which its user wrote (R3b). */
export const messageOwn = 103;
/** From the server: for how many seconds its user's changes will wait (R12). */
export const messageSlowed = 104;
