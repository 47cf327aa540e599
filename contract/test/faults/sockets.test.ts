// The same over real sockets, with the platform's own fetch: a server on this machine that breaks connections for real.
import { NetworkError } from "@evalbridge/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chanceOf, seed } from "../../src/faults/chance.ts";
import { closedPort, type FaultServer, faultServer } from "../../src/faults/fault-server.ts";
import { show } from "../../src/faults/figure.ts";
import { SocketCase, startOver } from "../../src/faults/socket-case.ts";
import { listOver } from "../../src/faults/socket-list.ts";
import { subjects } from "../../src/faults/subject.ts";

const cases = new Map<string, SocketCase>();
let server: FaultServer;
beforeAll(async () => {
  server = await faultServer((name) => cases.get(name) as SocketCase);
});
afterAll(() => server.close());

const hundred = 100;
const atATime = 20;

/** A hundred cases, some at a time. */
async function playAll<Outcome>(play: (at: number) => Promise<Outcome>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const left = Array.from({ length: hundred }, (_, at) => at).values();
  const lane = async () => {
    for (const at of left) outcomes.push(await play(at));
  };
  await Promise.all(Array.from({ length: atATime }, lane));
  return outcomes;
}

describe.each(subjects)(`$key over real sockets (seed ${seed})`, (subject) => {
  test("starts nothing twice, loses nothing and takes nobody else's run", { timeout: 60_000 }, async (context) => {
    const outcomes = await playAll((at) => {
      const chance = chanceOf(`socket start ${subject.key} ${at}`);
      const name = `${subject.key}-start-${at}`;
      const one = new SocketCase(subject, chance, `key-of-${name}`, { rate: 0.1, strangers: true });
      cases.set(name, one);
      return startOver(subject, one, server.baseUrl(name), chance);
    });
    const sum = (of: "duplicates" | "lost" | "falseAdoptions") => outcomes.reduce((total, one) => total + one[of], 0);
    const wrong = [sum("duplicates"), sum("lost"), sum("falseAdoptions")];
    expect(wrong).toEqual([0, 0, 0]);
    const ours = outcomes.filter((one) => one.ours);
    const accounted = ours.filter(({ adopted, named }) => adopted || named).length;
    expect(new Set(outcomes.map(({ fault }) => fault)).size).toBeGreaterThan(8);
    // Bland's are given back, the others' are given or named.
    const known = subject.key === "bland" ? ours.filter(({ adopted }) => adopted).length : accounted;
    expect(known / ours.length).toBeGreaterThanOrEqual(subject.key === "bland" ? 0.95 : 1);
    show(
      context,
      `starts over sockets, ${subject.key} (${hundred})`,
      "0 twice, 0 lost, 0 false",
      `${wrong.join(", ")}; ${known} of ${ours.length} known`,
    );
  });

  test("loses and repeats nothing in lists", { timeout: 60_000 }, async (context) => {
    const outcomes = await playAll((at) => {
      const chance = chanceOf(`socket list ${subject.key} ${at}`);
      const name = `${subject.key}-list-${at}`;
      const one = new SocketCase(subject, chance, `key-of-${name}`, { rate: 0.25, strangers: false });
      cases.set(name, one);
      return listOver(subject, one, server.baseUrl(name));
    });
    const lost = outcomes.reduce((total, one) => total + one.lost, 0);
    const repeated = outcomes.reduce((total, one) => total + one.repeated, 0);
    expect([lost, repeated]).toEqual([0, 0]);
    const complete = outcomes.filter((one) => one.complete).length;
    expect(complete).toBeGreaterThan(hundred / 2);
    show(
      context,
      `lists over sockets, ${subject.key} (${hundred})`,
      "lost 0, repeated 0",
      `${lost}, ${repeated}; ${complete} complete`,
    );
  });
});

test("a connection that is refused proves that nothing was sent, and is tried again", async () => {
  const baseUrl = await closedPort();
  for (const subject of subjects) {
    let retries = 0;
    const { start } = subject.open({ apiKey: "key", baseUrl, retry: { baseDelayMs: 1 }, onRetry: () => retries++ });
    const error = await start.client(subject.inputs[0] ?? {}).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ sent: false, attempts: 3 });
    expect(retries).toBe(2);
  }
});

test("no connection is left when all is over", async () => {
  // Those of answers that came too late are closed by their server only then.
  await expect.poll(() => server.connections(), { timeout: 5_000 }).toBe(0);
});
