/** R12: bytes of garbage-collected state; a whole document must fit a frame. */
export const maxDocumentBytes = 1024 * 1024;
