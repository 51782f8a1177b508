import os from "node:os";

/** The name of the user whose process this is; for one without a name, as in a container, "user 1000". */
export function thisUser() {
  try {
    return os.userInfo().username;
  } catch {
    return `user ${process.getuid?.()}`;
  }
}
