/** Ends the process with a sentence when Node is too old for what is imported after this. Plain old JavaScript without imports, so that any Node runs it. */
const [major = 0, minor = 0] = process.version.slice(1).split(".").map(Number);

if (major < 20 || (major === 20 && minor < 11)) {
  console.error(
    `Crosscase needs Node 20.11 or newer, and this is ${process.version}: install it from https://nodejs.org, or with your system's packages.`,
  );
  process.exit(1);
}
