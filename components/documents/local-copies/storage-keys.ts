/** What a storage holds, by name. @throws where storage is switched off */
export function namesIn(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, n) => storage.key(n) ?? "");
}
