/** Finding a port, and listening on it. */
import net, { type AddressInfo, type Server } from "node:net";
import { BootError, errorCode } from "./boot-error";

/** Checks that the port is free, before a build or a migration takes time. Returns the port; for 0, a free one. */
export async function claimPort(port: number, address: string | undefined): Promise<number> {
  const trial = net.createServer();
  const claimed = await listen(trial, port, address);
  await new Promise((resolve) => trial.close(resolve));
  return claimed;
}

/** Returns the port. @throws BootError with a sentence when the server can't listen */
export async function listen(server: Server, port: number, address: string | undefined): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: Error) => reject(cannotListen(error, port, address));
    server.once("error", refuse);
    server.listen({ port, host: address }, () => {
      server.off("error", refuse);
      resolve();
    });
  });
  // The address of a listening TCP server has this shape.
  return (server.address() as AddressInfo).port;
}

function cannotListen(error: Error, port: number, address: string | undefined): BootError {
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return new BootError(
        `Port ${port} is in use: stop what listens there, or set PORT to another, such as PORT=${port + 1}.`,
      );
    case "EACCES":
      return new BootError(`Port ${port} may not be used by this user: set PORT to one above 1023, such as PORT=3000.`);
    case "EADDRNOTAVAIL":
      return new BootError(
        `BIND_ADDRESS is ${address ?? ""}, which is no address of this machine: set it to one that is, or leave it out.`,
      );
    default:
      return new BootError(`Port ${port} can't be listened on (${errorCode(error) || error.message}).`);
  }
}
