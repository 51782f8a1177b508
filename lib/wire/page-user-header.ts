/** The user of the page that calls an action. The cookie may by then belong to a user who has signed in in another tab. */
export const pageUserHeader = "x-crosscase-page-of";
