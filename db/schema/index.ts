/**
 * The tables of facts and text. Important invariants are constraints.
 * Modes and content are ids of lib/content (data, 2 to 8 modes), never an enum here.
 */
export * from "./teachers";
export * from "./lessons";
export * from "./classes";
export * from "./teacher-links";
export * from "./signing-in";
export * from "./learning";
export * from "./teams";
export * from "./matches";
export * from "./clocks";
export * from "./helping";
export * from "./projector";
export * from "./writing";
export * from "./feedback";
export * from "./documents";
export * from "./history";
export * from "./reviewing";
export * from "./voting";
export * from "./journal";
export * from "./installation";
export * from "./privacy";
export * from "./courses";
