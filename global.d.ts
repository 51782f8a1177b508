// What next-env.d.ts says that does not depend on a build: a fresh checkout type-checks without one.
/// <reference types="next" />
/// <reference types="next/image-types/global" />

/** What Next reads the forms of action calls with. It brings no types. */
declare module "next/dist/compiled/busboy/index.js" {
  import type { Writable } from "node:stream";
  export default function busboy(options: { headers: Record<string, string>; defParamCharset: string }): Writable;
}
