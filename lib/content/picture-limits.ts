/** What a picture of a lesson may be (T16). For browser and server. */

/** The most bytes of the file of a picture. */
export const pictureLimit = 512 * 1024;

/** The most pixels that a picture has across and down. */
export const mostPixels = 4_000;
