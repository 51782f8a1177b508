/** What a device keeps of its documents, and pages that come and go on it. */
import { expect, type BrowserContext, type Page } from "@playwright/test";

/** The page is gone at once, as when its tab is killed: it is asked nothing, and runs nothing more. */
export const kill = (page: Page) => page.close({ runBeforeUnload: false });

/** Another page of the same device. */
export async function openPage(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

/** Databases of documents on this device, and what is in their `custom` stores. */
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

/** Until what was typed is noted on the device as not sent. */
export const expectUnsent = (page: Page) =>
  expect
    .poll(async () =>
      Object.values(await readCopies(page))
        .flatMap(Object.keys)
        .some((key) => key.startsWith('"unsent/')),
    )
    .toBe(true);

/** One copy, whose page knows that the server takes what is written here, and of nothing that is unsent. */
export const expectAllStored = (page: Page) =>
  expect
    .poll(async () =>
      Object.values(await readCopies(page))
        .flatMap(Object.keys)
        .filter((key) => !key.startsWith('"wrote/')),
    )
    .toEqual(['"may-write"']);
