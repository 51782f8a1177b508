import path from "node:path";

/** The folder of package.json. It is two folders above this file, and above the bundle of `lib/server/boot/build.ts` that contains a copy of this file. */
export const root = path.resolve(import.meta.dirname, "../..");
