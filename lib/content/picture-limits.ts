/** What a picture of a lesson may be (T16). For browser and server. */

/** The most bytes of the file of a picture. */
export const pictureLimit = 512 * 1024;

/** The most pixels that a picture has across and down. */
export const mostPixels = 4_000;

/** The most bytes of all pictures of a lesson and of its versions, and how many pictures there are at most. */
export const picturesLimit = 6 * 1024 * 1024;
export const mostPictures = 60;
