/** On what a page sends to act: whose page it is. Its cookie may be someone else's by now, who has signed in in another tab. */
export const pageUserHeader = "x-crosscase-page-of";
