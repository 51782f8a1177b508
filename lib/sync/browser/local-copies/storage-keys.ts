/** @throws where storage is switched off */
export function storageKeys(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, n) => storage.key(n) ?? "");
}
