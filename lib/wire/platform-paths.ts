/** T19: paths that a learning platform knows, and those at which its own pages post to us, embed us, or are posted to. The front door makes its exceptions for these alone. */

export const platformPaths = {
  login: "/lti/login",
  launch: "/lti/launch",
  keys: "/lti/keys",
  configuration: "/lti/configuration",
  answer: "/lti/answer",
} as const;

/** The platform's forms are sent here, from its origin. */
const postedFromOutside: ReadonlySet<string> = new Set([platformPaths.login, platformPaths.launch]);
/** Only this answer may be shown inside a platform's page: it opens a window of its own, and does nothing else. */
const embedded = platformPaths.login;
/** Only these answers have a form that leads to a platform: by the way of ours to its login, or with the choice of a teacher. */
const postedToOutside: ReadonlySet<string> = new Set([platformPaths.login, platformPaths.answer]);

export const isPostedFromOutside = (path: string): boolean => postedFromOutside.has(path);
export const isEmbeddedByPlatforms = (path: string): boolean => path === embedded;
export const isPostedToPlatforms = (path: string): boolean => postedToOutside.has(path);
