/** T2: where the board of an activity shows its teams and matches in place of its tiles. */
export const arrangingOn = (activityId: string) => `/teacher/activities/${activityId}?arrange`;
