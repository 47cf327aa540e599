import { type Bridge, createBridge } from "@evalbridge/bridge";
import { IncompleteListError, type Run } from "@evalbridge/core";
import { quick, type SocketCase } from "./socket-case.ts";
import type { Subject } from "./subject.ts";

/** One list of the bridge. Gives what was lost or repeated without a word. */
export async function listOver(
  subject: Subject,
  one: SocketCase,
  baseUrl: string,
): Promise<{ lost: number; repeated: number; complete: boolean }> {
  const input = (subject.inputs[0]?.["body"] ?? {}) as Readonly<Record<string, unknown>>;
  const parent = subject.key === "vogent" ? "cfg_1" : "evr_1";
  for (let run = 0; run < 7; run++) one.world.make({ parent, owner: "somebody", input });
  const { source } = subject.open({ apiKey: one.key, baseUrl, ...quick });
  const bridge = createBridge({ [subject.key]: source }, { onWarning: () => {} }) as unknown as Bridge<never>;
  const given: string[] = [];
  let complete = true;
  try {
    for await (const run of bridge.list() as AsyncIterable<Run>) given.push(run.id);
  } catch (error) {
    if (!(error instanceof IncompleteListError)) throw error;
    complete = false;
  }
  const once = new Set(given);
  return { lost: complete ? 7 - once.size : 0, repeated: given.length - once.size, complete };
}
