import { join } from "node:path";

/** What we are compared with lives here, with a package.json and a lockfile of its own. */
export const rivalsFolder: string = join(import.meta.dirname, "../../rivals");

/** What is generated and bundled of them. Ignored by git. */
export const rivalsBuilt: string = join(rivalsFolder, "dist");
