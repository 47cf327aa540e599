import { join } from "node:path";
import { makeConsumer } from "../consumer/consumer.ts";
import { inChild } from "../measure/child.ts";
import { ratiosOf, spreadOf } from "../measure/quartiles.ts";
import { type Bar, type Figure, figure, type Measured } from "../page/figure.ts";
import { rivalsFolder } from "../rivals/folder.ts";
import type { Size } from "./body.ts";
import { rivalCallers } from "./caller.ts";
import type { HttpAsked, HttpFound } from "./over-http.ts";
import type { StubbedAsked, StubbedFound } from "./stubbed.ts";

const callerOf = (name: string) => join(rivalsFolder, "callers", `${name}.js`);
const moduleHere = (name: string) => join(import.meta.dirname, name);

const pairs = 21;
const rounds = 15;
/** Fifty at a time, 600 would be over before the collector has had its turn: rounds would tell of its mood. */
const httpCalls: HttpAsked["calls"] = { sequential: 600, together: 1500 };
const bars: Readonly<Record<Size, Bar>> = { small: { most: 1.35 }, large: { most: 1.08 } };
const columns: Readonly<Record<Size, string>> = { small: "0.7 kB", large: "28 kB" };
const callsOf: Readonly<Record<Size, number>> = { small: 3000, large: 1000 };

/** What one call costs above the request written out by hand. */
export async function measureCalls(): Promise<Measured> {
  const consumer = makeConsumer("call");
  const entry = consumer.entryOf("vogent");
  const names = ["ours", ...rivalCallers];
  const kindOf = (name: string) => ({
    module: name === "ours" ? entry : callerOf(name),
    isOurs: name === "ours",
    isHumanloop: name === "humanloop",
  });
  const stubbed: Figure[] = [];
  const http: Figure[] = [];
  for (const name of names) {
    for (const size of ["small", "large"] as const) {
      const asked: StubbedAsked = { ...kindOf(name), size, pairs, calls: callsOf[size] };
      const found = await inChild<StubbedFound>(moduleHere("stubbed.ts"), asked);
      const bar = name === "ours" ? bars[size] : undefined;
      stubbed.push(figure(name, `${columns[size]} × bare`, "ratio", ratiosOf(found.client, found.bare), bar));
      const added = found.client.map((value, index) => value - (found.bare[index] as number));
      stubbed.push(figure(name, `${columns[size]} + µs`, "us", spreadOf(added).median));
    }
    const asked: HttpAsked = { ...kindOf(name), undici: callerOf("undici"), rounds, calls: httpCalls };
    http.push(...ofHttp(name, await inChild<HttpFound>(moduleHere("over-http.ts"), asked)));
    if (name !== "ours") continue;
    const transport = new URL("undici.js", consumer.entryOf("core")).href;
    const found = await inChild<HttpFound>(moduleHere("over-http.ts"), { ...asked, transport });
    http.push(...ofHttp("ours over undici", found));
  }
  return {
    tables: [
      { title: "one call, stubbed fetch", figures: stubbed },
      { title: "28 kB over HTTP, speed", figures: http },
    ],
    notes: [
      `Each client in a process of its own; ${pairs} pairs with bare fetch and json(), ${callsOf.small} and ${callsOf.large} calls each.`,
      "Ours, redocly and below have what they have by default: retries and timeouts in ours, ky, openai, humanloop.",
      "orval, openapi-fetch, redocly, hey-api and octokit retry nothing and have no timeout; ofetch retries without one.",
      `humanloop is its own SDK on its own list (22 to 32 larger records). Over HTTP: ${rounds} rounds of ${httpCalls.sequential} and ${httpCalls.together} calls, speed as a ratio.`,
    ],
  };
}

function ofHttp(name: string, { sequential, together }: HttpFound): Figure[] {
  // Speed: how much of the denominator's calls it makes in the same time.
  const bar: Bar | undefined = name === "ours" ? { least: 0.95 } : undefined;
  const barOfTransport: Bar | undefined = name === "ours over undici" ? { least: 0.85 } : undefined;
  return [
    figure(name, "one by one × bare", "ratio", ratiosOf(sequential.bare, sequential.client)),
    figure(name, "50 at once × bare", "ratio", ratiosOf(together.bare, together.client), bar),
    figure(name, "× undici", "ratio", ratiosOf(together.undici, together.client), barOfTransport),
  ];
}
