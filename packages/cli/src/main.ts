#!/usr/bin/env node
// The command `evalbridge`. What it is made of is imported late: an older Node is to be told of, not to stumble.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major > 22 || (major === 22 && minor >= 12)) {
  const { runProcess } = await import("./process.ts");
  await runProcess();
} else {
  console.error(`evalbridge: Node ${process.versions.node} is too old; install Node 22.12 or newer (nodejs.org)`);
  process.exitCode = 3;
}

export {};
