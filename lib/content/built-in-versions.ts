/** Which lessons ship with the product (lib/content/built-in). */

/** The lesson of a new activity for which nothing else is chosen. */
export const defaultLesson = "when-deep-learning-fails";

interface BuiltInVersion {
  /** Of the version, and the name of its file. */
  id: string;
  /** The name of the lesson in `lessons.built_in`. */
  lesson: string;
  number: number;
}

/** Activities go on with the version that they began with, so a change of a lesson is a new version in a new file. */
export const builtInVersions: readonly BuiltInVersion[] = [
  { id: "when-deep-learning-fails", lesson: defaultLesson, number: 1 },
  { id: "when-deep-learning-fails-2", lesson: defaultLesson, number: 2 },
  { id: "why-software-projects-fail", lesson: "why-software-projects-fail", number: 1 },
];

/** The newest version of the default lesson. */
export const newestVersion = builtInVersions.filter(({ lesson }) => lesson === defaultLesson).at(-1)?.id ?? "";

/** Whether the version with this id ships with the product. */
export const isBuiltIn = (versionId: string) => builtInVersions.some(({ id }) => id === versionId);
