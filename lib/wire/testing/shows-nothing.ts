import type { ShowMessage } from "@/lib/wire/live-messages";

/** A page that follows no topics yet. */
export const showsNothing: ShowMessage = {
  kind: "show",
  parts: [],
  here: false,
  board: false,
  watches: null,
  isWall: false,
};
