import type { RunRef } from "@evalbridge/bridge";
import type { CommandExit, Context } from "../context.ts";
import type { SourceFlags } from "../sources/open-sources.ts";
import { refuseOwnAddress } from "../sources/own-address.ts";
import { sourceKeyOf } from "../sources/source-key.ts";
import { withSources } from "../sources/with-sources.ts";
import { cell } from "../terminal/cell.ts";
import { jsonText } from "../text/json-text.ts";
import { known } from "./known-run.ts";

export interface CancelFlags extends SourceFlags {
  readonly json?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** `evalbridge runs cancel`. */
export function cancelCommand(text: string, flags: CancelFlags, context: Context): Promise<CommandExit> {
  return withSources(flags, context, async (open) => {
    const ref = open.bridge.parse(text);
    refuseOwnAddress(sourceKeyOf(ref), flags, open);
    const cancelled = open.bridge.cancel(ref as RunRef<"bland">, { signal: context.signal });
    const run = await known(ref, cancelled, flags);
    if (flags.json) await context.out.line(jsonText(run));
    else await context.out.line(`${cell(run.ref).text}  ${run.status}`);
    return 0;
  });
}
