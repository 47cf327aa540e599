import type { Args } from "./operation.ts";
import type { Outgoing } from "./request.ts";
import { isNested } from "./text.ts";

/**
 * The arguments of a call as they were sent, whatever the caller does to its own objects from then on: of a body of JSON what was written
 * of it, of a form its fields.
 */
export function asSent(args: Args, sent: Outgoing["body"], isJson: boolean): Args {
  const { body } = args;
  if (isJson && typeof sent === "string") return { ...args, body: JSON.parse(sent) };
  return { ...args, ...(isNested(body) && { body: { ...body } }) };
}
