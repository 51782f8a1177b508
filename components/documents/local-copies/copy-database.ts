/** With the stores that y-indexeddb makes. */
export function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("updates", { autoIncrement: true });
    request.result.createObjectStore("custom");
  };
  return resultOf(request).then((db) => {
    db.onversionchange = () => db.close();
    return db;
  });
}

export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
  });
}

/** @throws when it takes so long that the page had better go on without. */
export async function within<T>(work: Promise<T>): Promise<T> {
  let late: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([
      work,
      new Promise<never>(
        (_, reject) => (late = setTimeout(() => reject(new Error("IndexedDB does not answer.")), patience)),
      ),
    ]);
  } finally {
    clearTimeout(late);
  }
}

/** ms */
const patience = 3_000;
