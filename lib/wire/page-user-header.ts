/** The user whose page sends an action. The cookie may be another's by now, who has signed in in another tab. */
export const pageUserHeader = "x-crosscase-page-of";
