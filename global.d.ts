// The build-independent part of next-env.d.ts, so that a fresh checkout can be type-checked without a build.

/** Next parses the forms of action calls with this module, which has no types. */
declare module "next/dist/compiled/busboy/index.js" {
  import type { Writable } from "node:stream";
  export default function busboy(options: { headers: Record<string, string>; defParamCharset: string }): Writable;
}
