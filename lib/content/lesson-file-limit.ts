/** The most bytes of a lesson's file. Those that ship have some 110 KB. */
export const lessonFileLimit = 1024 * 1024;
