/** T14: the most bytes of a file that can be imported: the activity of a class of 500 with its histories has some 12 MB. */
export const importLimit = 16 * 1024 * 1024;

/** Where such a file is sent. */
export const importPath = (classId: string) => `/teacher/classes/${classId}/import/file`;

export function isImportPath(path: string): boolean {
  return /^\/teacher\/classes\/[^/]+\/import\/file$/.test(path);
}
