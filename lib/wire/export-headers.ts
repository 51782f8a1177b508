/** How many rows an exported file will have, for the page that shows how far it is. */
export const exportRowsHeader = "x-crosscase-rows";
