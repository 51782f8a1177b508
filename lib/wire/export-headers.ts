/** How many rows an exported file will have, so that the page can show progress. */
export const exportRowsHeader = "x-crosscase-rows";
