/** The most bytes of a file that can be imported. An activity of a class of 500 with its histories has some 12 MB (T14). */
export const importLimit = 16 * 1024 * 1024;

/** The address to which the file is sent. */
export const importPath = (classId: string) => `/teacher/classes/${classId}/import/file`;

/** The address to which a school's OneRoster file is sent: a line of JSON, then the file (T15). */
export const schoolFilePath = "/teacher/installation/oneroster/file";

/** Also a lesson's file, and a picture of a lesson, whose routes have limits of their own (T16). */
export function isImportPath(path: string): boolean {
  return (
    path === schoolFilePath ||
    /^\/teacher\/(?:classes\/[^/]+\/import\/file|lessons\/file|lessons\/[^/]+\/pictures)$/.test(path)
  );
}
