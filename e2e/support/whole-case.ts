import { worksheetTexts } from "@/lib/sync/format/fields";
/** A short case with nothing missing. */
export const wholeCase = worksheetTexts({
  title: "A case",
  scenario: "A winter.",
  source: "",
  harmed: "Farmers.",
  prevention: "A pilot.",
  response: "Say so.",
});
