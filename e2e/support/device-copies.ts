/** Reads the local copies on a device, and opens and kills its pages. */
import { expect, type BrowserContext, type Page } from "@playwright/test";

/** Closes the page at once, as when its tab is killed: no `beforeunload` runs. */
export const kill = (page: Page) => page.close({ runBeforeUnload: false });

/** Opens another page on the same device. */
export async function openPage(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

/** Reads the `custom` store of each IndexedDB database on this device. */
export async function readCopies(page: Page): Promise<Record<string, Record<string, unknown>>> {
  return page.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
      });
    const all: Record<string, Record<string, unknown>> = {};
    for (const { name = "" } of await indexedDB.databases()) {
      const db = await result(indexedDB.open(name));
      const store = db.transaction("custom").objectStore("custom");
      const [keys, values] = await Promise.all([
        result(store.getAllKeys()),
        result(store.getAll() as IDBRequest<unknown[]>),
      ]);
      all[name] = Object.fromEntries(keys.map((key, n) => [JSON.stringify(key), values[n]]));
      db.close();
    }
    return all;
  });
}

/** Waits until the device has stored that it has unsent text. */
export const expectUnsent = (page: Page) =>
  expect
    .poll(async () =>
      Object.values(await readCopies(page))
        .flatMap(Object.keys)
        .some((key) => key.startsWith('"unsent/')),
    )
    .toBe(true);

/** Waits until the one local copy is marked as writable and has nothing unsent. */
export const expectAllStored = (page: Page) =>
  expect
    .poll(async () =>
      Object.values(await readCopies(page))
        .flatMap(Object.keys)
        .filter((key) => !key.startsWith('"wrote/')),
    )
    .toEqual(['"may-write"']);
