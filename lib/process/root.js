import path from "node:path";

/** The folder of package.json. Two folders above this file in the sources, and above the bundle of `lib/server/boot/build.ts`, in which this is copied. */
export const root = path.resolve(import.meta.dirname, "../..");
