/** T1: a cookie with the address of this server that the teacher chose in this browser, as host[:port]. */
export const addressCookie = "crosscase-address";
