// Loaded into every server that is measured, so that memory is read after a full collection.
process.on("SIGUSR2", () => globalThis.gc?.());
