import { workerData } from "node:worker_threads";

/** Where a watchdog looks: since which use of the processor, in seconds, it counts; and when it ends the process. */
export interface Watched {
  readonly since: Float64Array<SharedArrayBuffer>;
  readonly most: number;
}

// In a thread of its own: a program that hangs cannot stop itself.
const { since, most } = workerData as Watched;
const sleep = new Int32Array(new SharedArrayBuffer(4));
for (;;) {
  Atomics.wait(sleep, 0, 0, 200);
  const { user, system } = process.cpuUsage();
  if ((user + system) / 1e6 - (since[0] ?? 0) > most) process.kill(process.pid, "SIGXCPU");
}
