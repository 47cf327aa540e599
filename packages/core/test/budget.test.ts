import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { returnTokens, takeTokens } from "../src/budget.ts";
import { acme, json, passing } from "./fixture.ts";

let turn = 0;
let apiKey = "";
beforeEach(() => {
  vi.useFakeTimers();
  // Tokens are shared by the process: a key of its own keeps each test apart.
  apiKey = `budget-key-${++turn}`;
});
afterEach(() => void vi.useRealTimers());

const down = () => json({}, 503);
const never = () => new Promise<Response>(() => {});
const retry = { random: () => 0 };

/** How many requests a number of calls lead to, one after the other. */
async function requests(calls: number, answer: () => Response | Promise<Response>, options: object = {}) {
  const { client, sent } = acme(answer, { apiKey, retry, ...options });
  for (let call = 0; call < calls; call++)
    await passing(client.getThing({ id: "1" }, { timeoutMs: 10 })).catch(() => undefined);
  return sent.length;
}

describe("the budget of retries", () => {
  test("is 500 tokens, 5 for each: an outage costs 100 retries in all", async () => {
    expect(await requests(1000, down)).toBe(1000 + 100);
    expect(await requests(10, down)).toBe(10);
  });

  test("costs 10 after a timeout", async () => {
    expect(await requests(100, never)).toBe(100 + 50);
  });

  test("gets back what a retry cost when that one succeeds", async () => {
    let index = 0;
    const everyOther = () => (index++ % 2 === 0 ? down() : json({}));
    // Each call takes 5 and gives 5 back: without end.
    expect(await requests(300, everyOther)).toBe(600);
    expect(await requests(100, down, { retry: { ...retry, budget: 5 } })).toBe(101);
  });

  test("gets back only what the last of several retries cost", async () => {
    let index = 0;
    const third = () => (index++ % 3 < 2 ? down() : json({}));
    // Each call takes 10 and gives 5 back. The fourth finds 15 of 20 taken, takes what is left, and nothing is left for its second.
    const { client, sent } = acme(third, { apiKey, retry: { ...retry, budget: 20 } });
    for (let call = 0; call < 3; call++) await passing(client.getThing({ id: "1" }));
    await expect(passing(client.getThing({ id: "1" }))).rejects.toMatchObject({ attempts: 2 });
    expect(sent).toHaveLength(11);
  });

  test("gets a token for each success at the first attempt, up to where it began", async () => {
    expect(await requests(3, down, { retry: { ...retry, budget: 10 } })).toBe(5);
    expect(await requests(4, () => json({}))).toBe(4);
    expect(await requests(1, down, { retry: { ...retry, budget: 10 } })).toBe(1);
    expect(await requests(1, () => json({}))).toBe(1);
    expect(await requests(1, down, { retry: { ...retry, budget: 10 } })).toBe(2);
    expect(await requests(100, () => json({}))).toBe(100);
    expect(await requests(3, down, { retry: { ...retry, budget: 10 } })).toBe(5);
  });

  test("of 0 is no limit", async () => {
    expect(await requests(300, down, { retry: { ...retry, budget: 0 } })).toBe(900);
    expect(await requests(3, down, { retry: { ...retry, budget: 5 } })).toBe(4);
  });

  test("is one for all clients of an origin and key, and apart for others", async () => {
    const small = { retry: { ...retry, budget: 5 } };
    expect(await requests(1, down, small)).toBe(2);
    expect(await requests(1, down, small)).toBe(1);
    expect(await requests(1, down, { ...small, apiKey: `${apiKey}-other` })).toBe(2);
    expect(await requests(1, down, { ...small, baseUrl: "https://eu.acme.test/v1" })).toBe(2);
    expect(await requests(1, down, { ...small, baseUrl: "https://api.acme.test/v2" })).toBe(1);
  });

  test("is shared by client.http", async () => {
    expect(await requests(1, down, { retry: { ...retry, budget: 5 } })).toBe(2);
    const { client, sent } = acme(down, { apiKey, retry: { ...retry, budget: 5 } });
    await passing(client.http.GET("/things/{id}", { params: { path: { id: "1" } } }));
    expect(sent).toHaveLength(1);
  });

  test("keeps what a minute's outage adds under a tenth, and an outage of every other request under three tenths", async () => {
    expect((await requests(1200, down)) / 1200).toBeLessThanOrEqual(1.1);
    apiKey += "-half";
    let state = 20_261_124;
    const half = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32 < 0.5 ? down() : json({});
    };
    expect((await requests(2000, half)) / 2000).toBeLessThanOrEqual(1.3);
  });
});

test("tokens are taken whole or not at all, and never more are given back than were taken", () => {
  expect(takeTokens("a", 9, false)).toBe(5);
  expect(takeTokens("a", 9, false)).toBeUndefined();
  expect(takeTokens("a", 15, true)).toBe(10);
  expect(takeTokens("a", 15, false)).toBeUndefined();
  for (let time = 0; time < 5; time++) returnTokens(() => "a", 10);
  expect(takeTokens("a", 5, false)).toBe(5);
  expect(takeTokens("a", 5, false)).toBeUndefined();
});

test("only so many accounts are kept: the oldest is forgotten", () => {
  takeTokens("oldest", 5, false);
  for (let index = 0; index < 1000; index++) takeTokens(`account ${index}`, 5, false);
  expect(takeTokens("oldest", 5, false)).toBe(5);
  expect(takeTokens("account 999", 5, false)).toBeUndefined();
});
