/** The URL of the board that shows an activity's teams and matches in place of its tiles (T2). */
export const arrangingHref = (activityId: string) => `/teacher/activities/${activityId}?arrange`;
