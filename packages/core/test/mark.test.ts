import { describe, expect, test } from "vitest";
import { ArgumentError, type OperationFacts } from "../src/index.ts";
import { mark } from "../src/mark.ts";
import type { Args } from "../src/operation.ts";
import { startSettingsOf } from "../src/settings.ts";

const place = { provider: "acme", method: "POST", path: "/runs" };
const settings = (startMarker = true) => startSettingsOf(place, { startMarker }, {});
const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

const start: OperationFacts = {
  method: "POST",
  path: "/runs",
  class: "reconcilable",
  body: "optional",
  reconcile: {
    look: "listRuns",
    with: [{}],
    match: {},
    id: "/id",
    proof: { marker: "/body/metadata/acme_start", found: "/metadata/acme_start" },
  },
};
const unproven: OperationFacts = { ...start, reconcile: { look: "listRuns", with: [{}], match: {}, id: "/id" } };
const marked = (args: object) => mark(start.reconcile, place, args as Args, settings());

describe("the marker of a start", () => {
  test("is a fresh UUID beside what the caller's body holds", () => {
    const body = { agent: "a", metadata: { team: "t" } };
    const { args, marker } = marked({ body });
    expect(marker).toEqual(uuid);
    expect(args).toEqual({ body: { agent: "a", metadata: { team: "t", acme_start: marker } } });
    expect(marked({ body }).marker).not.toBe(marker);
  });

  test.each([
    ["no metadata", {}],
    ["metadata that is null", { metadata: null }],
    ["metadata that is undefined", { metadata: undefined }],
    ["its own name left undefined", { metadata: { acme_start: undefined } }],
  ])("is put where there is %s", (_, body) => {
    const { args, marker } = marked({ body });
    expect(args.body).toEqual({ metadata: { acme_start: marker } });
  });

  test("leaves the caller's own objects alone, frozen ones too", () => {
    const body = Object.freeze({ metadata: Object.freeze({ team: "t" }) });
    const args = Object.freeze({ body });
    marked(args);
    expect(args).toEqual({ body: { metadata: { team: "t" } } });
  });

  test("is put into what is written of a body as JSON, and seen there", () => {
    class Start {
      readonly #agent = "a";
      readonly mine: unknown;
      constructor(mine?: unknown) {
        this.mine = mine;
      }
      toJSON() {
        return { agent: this.#agent, ...(this.mine !== undefined && { metadata: { acme_start: this.mine } }) };
      }
    }
    const { args, marker } = marked({ body: new Start() });
    expect(args.body).toEqual({ agent: "a", metadata: { acme_start: marker } });
    expect(() => marked({ body: new Start("mine") })).toThrow(ArgumentError);
    const metadata = { toJSON: () => ({ team: "t" }) };
    expect(marked({ body: { metadata } }).args.body).toEqual({ metadata: { team: "t", acme_start: uuid } });
  });

  test.each([
    ["a list", { metadata: [] }],
    ["text", { metadata: "t" }],
  ])("is left out where its place is in %s, which is the provider's to refuse", (_, body) => {
    expect(marked({ body })).toEqual({ args: { body } });
  });

  test.each([undefined, null, "text", 7])("is left out where the body is %j", (body) => {
    expect(marked({ body })).toEqual({ args: { body } });
  });

  test.each([["mine"], [""], [null], [0]])("is not put over the caller's own value, %j: that is refused", (mine) => {
    const call = () => marked({ body: { metadata: { acme_start: mine } } });
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(
      "acme POST /runs: /body/metadata/acme_start is what evalbridge marks a start with; leave it out, or give { startMarker: false }",
    );
  });

  test("is off by option, and for providers that do not give it back", () => {
    const args = { body: { metadata: { acme_start: "mine" } } };
    expect(mark(start.reconcile, place, args, settings(false))).toEqual({ args });
    expect(mark(unproven.reconcile, place, args, settings())).toEqual({ args });
  });

  test.each(["__proto__", "constructor"])("touches no prototype by way of a body's %s", (name) => {
    const body = JSON.parse(`{"${name}": {"metadata": {"polluted": true}}}`);
    const { args, marker } = marked({ body });
    expect(JSON.parse(JSON.stringify(args.body))).toEqual({ ...body, metadata: { acme_start: marker } });
    expect({}).not.toHaveProperty("polluted");
    expect({}).not.toHaveProperty("metadata");
  });
});
