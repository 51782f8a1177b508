/** `node deploy/health.js`: ends with 0 when the server in this container answers. */
const { status } = await fetch(`http://127.0.0.1:${process.env.PORT || "3000"}/healthz`, {
  signal: AbortSignal.timeout(4_000),
}).catch(() => ({ status: 0 }));

process.exit(status === 200 ? 0 : 1);
