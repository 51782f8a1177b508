import { picturesLimit } from "./picture-limits";

/** The most bytes of a lesson's file: those that ship have some 110 KB, and in base64 pictures have a third more bytes. */
export const lessonFileLimit = 1024 * 1024 + Math.ceil((picturesLimit * 4) / 3);
