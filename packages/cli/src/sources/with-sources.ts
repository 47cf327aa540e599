import type { CommandExit, Context } from "../context.ts";
import { note } from "../context.ts";
import { counted } from "../text/counted.ts";
import { type OpenSources, openSources, type SourceFlags } from "./open-sources.ts";

/** Runs a command over its sources, and ends the mocks after it, however it ends. */
export async function withSources(
  flags: SourceFlags & { readonly verbose?: boolean | undefined },
  context: Context,
  command: (open: OpenSources) => Promise<CommandExit>,
): Promise<CommandExit> {
  const { environment, folder } = context;
  const open = await openSources(flags, { environment, folder, warn: (message) => note(context, message) });
  try {
    return await command(open);
  } finally {
    if (flags.verbose) {
      for (const { key, looked } of open.sources.values()) {
        if (looked.requests > 0) note(context, `${key}: ${counted(looked.requests, "request")}`);
      }
    }
    await open.close();
  }
}
