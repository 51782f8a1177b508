/** The largest garbage-collected state, since a whole document must fit a frame (R12). */
export const maxDocumentBytes = 1024 * 1024;
