import { type Answer, problem } from "../problem.ts";
import type { Route } from "../route.ts";
import { isBeforehand, spoilt } from "./fault.ts";
import { PlaceError } from "./page.ts";
import type { Call, Spoken } from "./speech.ts";
import type { ProviderStage } from "./stage.ts";

export interface Turn {
  readonly route: Route;
  readonly call: Call;
  /** What the examples answer. */
  readonly usual: Answer;
  /** The documented answer of a status, where there is one. */
  readonly documented: (code: number) => Promise<Answer> | undefined;
}

/** What a scenario makes of a valid request: its own answer, or the usual one, and either as a fault leaves it. */
export async function play(stage: ProviderStage, turn: Turn): Promise<Answer> {
  const { route, usual, documented } = turn;
  const fault = stage.faults(route.name ?? "");
  if (!fault) return answer(stage, turn);
  if (!isBeforehand(fault)) return spoilt(await answer(stage, turn), fault);
  const { status = usual.status } = fault;
  return spoilt(
    (await documented(status)) ?? problem(status, "As the scenario has it", `${route.name} is told to fail`),
    fault,
  );
}

async function answer({ handlers }: ProviderStage, { route, call, usual, documented }: Turn): Promise<Answer> {
  const handler = handlers[route.name ?? ""];
  if (!handler) return usual;
  const spoken = attempt(() => handler(call));
  if (spoken === "nothing") return { status: usual.status, headers: {} };
  if (!("refuse" in spoken)) return json(usual.status, spoken.body);
  if (spoken.body !== undefined) return json(spoken.refuse, spoken.body);
  return (await documented(spoken.refuse)) ?? problem(spoken.refuse, "Not found", `${route.name} has no such thing`);
}

/** A place that no list has given is refused as the provider refuses an argument. */
function attempt(handler: () => Spoken): Spoken {
  try {
    return handler();
  } catch (error) {
    if (error instanceof PlaceError) return { refuse: 400 };
    throw error;
  }
}

function json(status: number, body: unknown): Answer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
