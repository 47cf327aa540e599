import type { Answer } from "../problem.ts";
import type { Fault } from "./script.ts";

/** Tells which fault a request meets, if any; each call counts as a request. */
export type FaultPlan = (operation: string) => Fault | undefined;

/** The first fault of a list that is due is the one that a request meets. */
export function planFaults(faults: readonly Fault[]): FaultPlan {
  const plans = faults.map((fault) => ({ fault, seen: 0, met: 0 }));
  return (operation) => {
    for (const plan of plans) {
      const { operation: place, after = 0, times = 1 } = plan.fault;
      if (place !== undefined && place !== operation) continue;
      if (plan.seen++ < after) continue;
      if (times !== "always" && plan.met >= times) continue;
      plan.met++;
      return plan.fault;
    }
    return undefined;
  };
}

/** Whether nothing is carried out when this goes wrong. */
export function isBeforehand({ status, drop }: Fault): boolean {
  return drop === "before" || (status !== undefined && drop === undefined);
}

/** An answer as it is after something went wrong with it. */
export function spoilt(answer: Answer, { status, headers, contentType, body, delayMs, drop }: Fault): Answer {
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const json = body !== undefined && typeof body !== "string" ? { "content-type": "application/json" } : {};
  const { body: told, ...rest } = answer;
  const written = text ?? told;
  return {
    ...rest,
    ...(status !== undefined && { status }),
    headers: {
      ...answer.headers,
      ...json,
      ...headers,
      ...(contentType !== undefined && { "content-type": contentType }),
    },
    ...(written !== undefined && { body: written }),
    ...(delayMs !== undefined && { delayMs }),
    ...(drop && { drop: drop === "midway" ? "midway" : "whole" }),
  };
}
