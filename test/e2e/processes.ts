import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** A listening TCP socket, its address as the kernel writes it: "0100007F" is 127.0.0.1. */
export interface Listening {
  readonly pid: number;
  readonly address: string;
  readonly port: number;
}

/** Processes whose environment holds LOCAL_FOLDER=folder: everything one `npm run local` started, orphans too. Linux only. */
export function processesOf(folder: string): readonly number[] {
  const wanted = `LOCAL_FOLDER=${folder}`;
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => read(`/proc/${pid}/environ`).split("\0").includes(wanted) && !isZombie(pid));
}

/** Every TCP socket on which these processes listen, of either version of IP. */
export function listeningOf(pids: readonly number[]): readonly Listening[] {
  const sockets = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) => read(file).split("\n").slice(1)).map(socketOf);
  return pids.flatMap((pid) => {
    const inodes = socketsOf(pid);
    return sockets
      .filter((socket) => socket.state === "0A" && inodes.has(socket.inode))
      .map(({ address, port }) => ({ pid, address, port }));
  });
}

function socketOf(line: string) {
  const [, local = "", , state = "", , , , , , inode = ""] = line.trim().split(/\s+/);
  const [address = "", port = "0"] = local.split(":");
  return { address, port: Number.parseInt(port, 16), state, inode };
}

function socketsOf(pid: number): ReadonlySet<string> {
  const folder = `/proc/${pid}/fd`;
  const links = names(folder).map((name) => link(`${folder}/${name}`));
  return new Set(links.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []));
}

function isZombie(pid: number): boolean {
  return / Z /.test(read(`/proc/${pid}/stat`));
}

// A process may end while it is looked at: then there is nothing to see.
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function link(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return "";
  }
}
