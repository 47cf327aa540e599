import type { Estimate } from "@evalbridge/bridge";
import { CommandError } from "../command-error.ts";
import type { Context } from "../context.ts";
import type { OperationInput } from "../input/read-inputs.ts";
import { namesIn, partsOf } from "../input/schema.ts";
import type { OpenSources } from "../sources/open-sources.ts";

/**
 * What a start would cost, from the same arguments.
 * @throws {CommandError} where the source's provider tells no price in advance
 */
export async function priceOf(
  key: string,
  { start, estimate }: { readonly start: OperationInput; readonly estimate?: OperationInput | undefined },
  given: Readonly<Record<string, unknown>>,
  { bridge, sources }: OpenSources,
  { signal }: Pick<Context, "signal">,
): Promise<Estimate> {
  if (estimate === undefined) {
    const able = [...sources.values()]
      .filter((one) => bridge.can("estimate", one.key as "bland"))
      .map((one) => one.key);
    throw new CommandError(
      `${key}: its provider tells no price in advance, so --estimate and --max-cost-usd cannot hold; those that do: ${able.join(", ")}`,
    );
  }
  const priced = bridge.estimate as (key: string, input: unknown, call: object) => Promise<Estimate>;
  return priced(key, takenBy(estimate, start, given), { signal });
}

/** Why a start is not to be made; nothing where it may be. */
export function affordable({ costUsd }: Pick<Estimate, "costUsd">, maxCostUsd: number | undefined): string | undefined {
  if (maxCostUsd === undefined || costUsd <= maxCostUsd) return undefined;
  return `it would cost ${dollars(costUsd, maxCostUsd)}, more than --max-cost-usd ${maxCostUsd}`;
}

/**
 * Those of a start's arguments that the estimate takes too: what has no price, such as a name, it may refuse. What neither description
 * knows goes to both: a price is of the very run that is started.
 */
function takenBy(estimate: OperationInput, start: OperationInput, given: Readonly<Record<string, unknown>>): object {
  const pick = (value: unknown, names: (of: OperationInput) => readonly string[]) =>
    Object.fromEntries(
      Object.entries(value ?? {}).filter(([name]) => names(estimate).includes(name) || !names(start).includes(name)),
    );
  const taken = pick(given, ({ arguments: schema }) => namesIn(partsOf(schema, [schema])));
  const inBody = ({ arguments: schema }: OperationInput) =>
    namesIn(partsOf(schema, [(schema["properties"] as Readonly<Record<string, unknown>>)["body"]]));
  return "body" in taken ? { ...taken, body: pick(taken["body"], inBody) } : taken;
}

/** An amount, with as many decimals as it takes: what is just above a budget does not look like it, nor what costs a little like nothing. */
export function dollars(costUsd: number, budgetUsd = 0): string {
  const least = Number.isInteger(Math.round(costUsd * 1e6) / 1e4) ? 2 : 4;
  for (let digits = least; digits <= 12; digits++) {
    const text = costUsd.toFixed(digits);
    if (costUsd <= budgetUsd || Number(text) > budgetUsd) return `$${text}`;
  }
  return `$${costUsd}`;
}
