/** A cookie with the address of this server, as host[:port], that the teacher chose in this browser (T1). */
export const addressCookie = "crosscase-address";
