/**
 * Paths that a learning platform knows, or at which its pages post to us, embed us or receive posts from us. The front door makes exceptions for
 * these only (T19).
 */

export const platformPaths = {
  login: "/lti/login",
  launch: "/lti/launch",
  keys: "/lti/keys",
  configuration: "/lti/configuration",
  answer: "/lti/answer",
} as const;

/** A platform's forms are posted here, from the platform's origin. */
const postedFromOutside: ReadonlySet<string> = new Set([platformPaths.login, platformPaths.launch]);
/** Only this response may be shown inside a platform's page. It opens a new window and does nothing else. */
const embedded = platformPaths.login;
/** Only these responses have a form that leads to a platform: to its login, or with the activity that a teacher has chosen. */
const postedToOutside: ReadonlySet<string> = new Set([platformPaths.login, platformPaths.answer]);

export const isPostedFromOutside = (path: string): boolean => postedFromOutside.has(path);
export const isEmbeddedByPlatforms = (path: string): boolean => path === embedded;
export const isPostedToPlatforms = (path: string): boolean => postedToOutside.has(path);
