/** T19: paths at which a learning platform's own pages post to us, embed us, or are posted to. The front door makes its exceptions for these alone. */

/** The platform's forms are sent here, from its origin. */
const postedFromOutside: ReadonlySet<string> = new Set(["/lti/login", "/lti/launch"]);
/** Only this answer may be shown inside a platform's page: it opens a window of its own, and does nothing else. */
const embedded = "/lti/login";
/** Only these answers have a form that leads to a platform: by the way of ours to its login, or with the choice of a teacher. */
const postedToOutside: ReadonlySet<string> = new Set(["/lti/login", "/lti/answer"]);

export const isPostedFromOutside = (path: string): boolean => postedFromOutside.has(path);
export const isEmbeddedByPlatforms = (path: string): boolean => path === embedded;
export const isPostedToPlatforms = (path: string): boolean => postedToOutside.has(path);
