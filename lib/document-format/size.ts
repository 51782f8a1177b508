/** R12: the largest garbage-collected state, since a whole document must fit a frame. */
export const maxDocumentBytes = 1024 * 1024;
