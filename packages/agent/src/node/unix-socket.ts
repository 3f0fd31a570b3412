import { lstat, unlink } from "node:fs/promises";
import { connect, type Server } from "node:net";

/**
 * Listens on a socket that only this user can open. Replaces a file that an agent has left behind. Throws what `listen` throws, with the
 * code `EADDRINUSE` when another process answers there.
 */
export async function listenOnSocket(server: Server, path: string): Promise<void> {
  try {
    await listenPrivately(server, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || !(await isAbandoned(path))) throw error;
    await unlink(path);
    await listenPrivately(server, path);
  }
}

/** The file is created before `listen` returns, so the mask applies to nothing else. */
function listenPrivately(server: Server, path: string): Promise<void> {
  const listening = new Promise<void>((resolve, reject) => {
    server.once("error", reject).once("listening", () => {
      server.off("error", reject);
      resolve();
    });
  });
  const before = process.umask(0o177);
  try {
    server.listen(path);
  } finally {
    process.umask(before);
  }
  return listening;
}

/** Whether it is a socket that nobody answers on. */
async function isAbandoned(path: string): Promise<boolean> {
  return (await lstat(path)).isSocket() && isSilent(path);
}

function isSilent(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(false);
    });
    socket.once("error", ({ code }: NodeJS.ErrnoException) => resolve(code === "ECONNREFUSED"));
  });
}
