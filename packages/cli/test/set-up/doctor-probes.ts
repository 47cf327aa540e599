import type { Connection, Probes } from "../../src/set-up/doctor/probes.ts";
import { nowMs } from "./fake-context.ts";

/** A connection to a server whose clock and certificate are well. */
export const goodConnection: Connection = {
  protocol: "TLSv1.3",
  validTo: "Jun 30 12:00:00 2027 GMT",
  date: new Date(nowMs).toUTCString(),
};

/** A world in which all is well, but for what is given. No network is touched. */
export function fakeProbes(given: Partial<Probes> = {}): Probes {
  return {
    nodeVersion: "24.21.0",
    nodeFlags: [],
    neededNode: "22.12",
    mockPackage: () => undefined,
    lookup: async () => ["192.0.2.1"],
    connect: async () => goodConnection,
    timeout: () => new AbortController().signal,
    ...given,
  };
}

/** An error as Node's network code throws it. */
export function codedError(code: string): Error {
  return Object.assign(new Error(`something with ${code}`), { code });
}
