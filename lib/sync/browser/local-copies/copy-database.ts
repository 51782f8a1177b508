/** Opens a copy's database, with the stores that y-indexeddb makes. @throws what IndexedDB reports */
export function openCopyDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("updates", { autoIncrement: true });
    request.result.createObjectStore("custom");
  };
  return requestResult(request).then((db) => {
    db.onversionchange = () => db.close();
    return db;
  });
}

export function requestResult<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
  });
}

/** @throws when it takes longer than a page should wait */
export async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let late: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([
      work,
      new Promise<never>(
        (_, reject) => (late = setTimeout(() => reject(new Error("IndexedDB does not answer.")), timeoutMs)),
      ),
    ]);
  } finally {
    clearTimeout(late);
  }
}

const timeoutMs = 3_000;
