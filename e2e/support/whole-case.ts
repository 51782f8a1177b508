/** A short case with nothing missing. */
export const wholeCase = {
  title: "A case",
  scenario: "A winter.",
  source: "",
  harmed: "Farmers.",
  prevention: "A pilot.",
  response: "Say so.",
};
