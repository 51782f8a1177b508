/**
 * A route that answers with a picture of a teacher sends this header. The front door replaces it by headers with which nothing in the picture can run
 * or load, and by which a browser may store the picture, because it never changes. The route's other answers have the headers of a page.
 */
export const pictureHeader = "x-crosscase-picture";
