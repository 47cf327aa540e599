// Removes what set-up and build made. Runs on the machine's own Node and needs nothing installed.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { packageFolders, root } from "./state.mjs";

// Some have tools of their own, installed when they are asked for.
const roots = ["bench/rivals", "dev/runtimes/tools", "docs/site"];
for (const folder of [...packageFolders(), ...roots])
  for (const made of ["dist", ".turbo", "node_modules"])
    rmSync(join(root, folder, made), { recursive: true, force: true });
