// Each start that can be looked for, when its answer is lost: that the client's table finds it among strangers, by the rule that
// the description gives.
import { AmbiguousResultError, type Reconcile } from "@evalbridge/core";
import { type Json, type JsonObject, placeOf, valueAt } from "@evalbridge-internal/scripts";
import { describe, expect, test } from "vitest";
import { endsEmpty, listBody, madeId, madeItem, put, strangerItems, tellingArgs, wrapped } from "../src/lost-answer.ts";
import { failureOf, type LostOptions, lostWorld } from "../src/lost-world.ts";
import { providers } from "../src/repository.ts";
import { operationOf } from "../src/source-walk.ts";
import { specOf } from "../src/specs.ts";
import type { Args } from "../src/valid-calls.ts";

/** The whole time of looking, so that the pauses are of a few milliseconds. */
const lookMs = 30;

const starts = providers.flatMap((provider) =>
  specOf(provider).operations.flatMap((operation) =>
    operation.reconcile ? [{ provider, id: operation.id, operation, rule: operation.reconcile }] : [],
  ),
);

describe.each(starts)("$provider > $id", ({ provider, id, operation, rule }) => {
  const spec = specOf(provider);
  const look = operationOf(spec, rule.look);
  const args = tellingArgs(operation, rule);
  const twoPages = (rule.pages ?? 1) > (endsEmpty(look) ? 2 : 1);
  const answered = rule.answer === undefined ? [] : [rule.answer];

  interface Play {
    readonly options?: LostOptions;
    /** What becomes of the item that is the call's result. */
    readonly change?: (made: Json) => Json;
    /** What the call itself answers. @default nothing */
    readonly own?: Json;
  }

  async function play({ options, change = (made) => made, own }: Play) {
    let sent: JsonObject = {};
    const looked: URL[] = [];
    const made = () => change(madeItem(rule, args, sent));
    const list = (url: URL) => {
      looked.push(url);
      const all = [...strangerItems(rule, made()), made()];
      const asked =
        look.paging && url.searchParams.get(look.paging.kind === "cursor" ? look.paging.cursor : look.paging.page);
      // After the last item of a list that goes on after each.
      if (endsEmpty(look) && asked === madeId) return listBody(spec, look, rule, [], { number: 1, of: 1 });
      const last = twoPages && /2$/.test(asked ?? "");
      const page = last ? all.slice(-1) : all.slice(0, -1);
      return listBody(spec, look, rule, twoPages ? page : all, { number: last ? 2 : 1, of: twoPages ? 2 : 1 });
    };
    const own1 = (_: URL, body: JsonObject) => {
      sent = body;
      return own;
    };
    const read = rule.read && { [rule.read.operation]: () => wrapped(spec, { read: "afresh" }) };
    const world = await lostWorld(spec, { [id]: own1, [rule.look]: list, ...read }, { lookMs, ...options });
    const result = await Promise.resolve(world.methods[id]?.(args)).catch((error: unknown) => error);
    return { result, made: made(), looked, asked: world.asked };
  }

  const resultOf = ({ read, as }: Reconcile, made: Json): Json => {
    if (read) return { read: "afresh" };
    const picked = Object.entries(as ?? {}).map(([name, pointer]) => [name, valueAt(made, placeOf(pointer)) ?? null]);
    return as ? Object.fromEntries(picked) : made;
  };
  const adopting = { onAmbiguous: "adopt-only-match" } as const;
  const tells = rule.effect?.answers !== false;

  test.each(tells ? (rule.proof ? [true, false] : [false]) : [])(
    "is found among strangers, on whichever page it is (marked: %s)",
    async (startMarker) => {
      // An effect proves itself, whoever brought it about.
      const options = rule.effect ? {} : adopting;
      const { result, made, looked, asked } = await play({ options: { ...options, startMarker } });
      expect(result).toEqual(resultOf(rule, made));
      expect(asked.filter((one) => one === id)).toHaveLength(1);
      const { limit } = look.paging ?? {};
      for (const url of looked) {
        if (limit !== undefined) expect(url.searchParams.get(limit)).toBe("100");
        const text = decodeURIComponent(url.href.replaceAll("+", " "));
        for (const pointer of Object.values(rule.with[0] ?? {})) expect(text).toContain(`given ${pointer}`);
      }
    },
  );

  test("is looked for by a client of it alone just as by the client of all operations", async () => {
    const played = async (alone?: string) => {
      const { result, asked } = await play({ options: { ...adopting, startMarker: false, alone } });
      return { asked, error: result instanceof Error ? result.message : "none" };
    };
    const whole = await played();
    expect(whole.asked).toContain(rule.look);
    expect(await played(id)).toEqual(whole);
  });

  test.each(answered)("is looked for when its answer has no %s", async () => {
    const { result, made, looked } = await play({ options: adopting, own: wrapped(spec, {}) });
    expect(looked.length).toBeGreaterThan(0);
    expect(result).toEqual(resultOf(rule, made));
  });

  test.each(answered)("is not looked for when its answer has %s", async (pointer) => {
    const own = put({}, pointer, "made-1");
    const { result, looked } = await play({ own: wrapped(spec, own) });
    expect({ result, looked }).toEqual({ result: own, looked: [] });
  });

  test.each(rule.needs ?? [])("is not looked for without %s", async (pointer) => {
    const { asked, methods } = await lostWorld(spec, {}, { lookMs });
    const { [pointer.slice("/body/".length)]: _, ...body } = args.body as JsonObject;
    const without: Args = { ...args, body };
    expect(await failureOf(methods[id]?.(without))).toBeInstanceOf(AmbiguousResultError);
    expect(asked).toEqual([id]);
  });

  test.each(tells ? [] : [rule])("is known to have happened, though its answer stays lost", async () => {
    const { result } = await play({});
    expect(result).toMatchObject({ name: "AmbiguousResultError", settled: true });
  });

  const words = Object.entries(rule.effect?.unless ?? {}).flatMap(([pointer, list]) =>
    list.map((word) => ({ pointer, word })),
  );
  test.each(words)("is not taken to have happened where $pointer is $word", async ({ pointer, word }) => {
    const { result } = await play({ change: (made) => put(made, pointer, word) });
    expect(result).toBeInstanceOf(AmbiguousResultError);
    expect(result).not.toHaveProperty("settled");
  });
});
