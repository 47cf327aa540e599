import { expectTypeOf, test } from "vitest";
import {
  createMocks,
  type MocksHooks,
  type RunScript,
  type SourceKey,
  type SourceWords,
  useMocks,
} from "../src/index.ts";

test("a scenario is for the sources that there are", () => {
  // @ts-expect-error -- misspelt
  createMocks({ scenario: { blend: { size: 3 } } });
  createMocks({ scenario: { bland: { size: 3 }, "feather-kb": { parents: 1 } } });
});

test("a name is one that a scenario has", () => {
  createMocks({ scenario: "busy" });
  // @ts-expect-error -- misspelt
  createMocks({ scenario: "bussy" });
});

test("a verdict is one of three, and a field one of those that a run has", () => {
  // @ts-expect-error -- a verdict of no provider
  createMocks({ scenario: { bland: { runs: [{ verdict: "lost" }] } } });
  // @ts-expect-error -- misspelt
  createMocks({ scenario: { bland: { runs: [{ verdikt: "passed" }] } } });
  // @ts-expect-error -- what is started gets its id from the mocks
  createMocks({ scenario: { bland: { starts: [{ id: "a" }] } } });
});

test("a word outside the provider's list is taken, and so are its own", () => {
  createMocks({ scenario: { vogent: { runs: [{ status: "PAUSED_BY_ADMIN", steps: ["WAITING", "SUCCESS"] }] } } });
  type Status = RunScript<SourceWords["vogent"]>["status"];
  // A bare string would swallow the words, and an editor would offer none.
  expectTypeOf<Extract<Status, "SUCCESS">>().toEqualTypeOf<"SUCCESS">();
  createMocks({ scenario: { vogent: { runs: [{ status: "SUCCESS" }] } } });
});

test("runs are asked for by source", async () => {
  const mocks = await createMocks();
  expectTypeOf(mocks.runs).parameter(0).toEqualTypeOf<SourceKey>();
  // @ts-expect-error -- misspelt
  mocks.runs("blend");
});

test("the mocks of a test file have the addresses of the providers that they were asked for", () => {
  const mocks = useMocks({ providers: ["vogent"] });
  expectTypeOf(mocks.baseUrls.vogent).toBeString();
  // @ts-expect-error -- not among them
  mocks.baseUrls.bland;
});

test("hooks are three, and vitest's and node:test's are such", async () => {
  const { afterAll, beforeAll, beforeEach } = await import("vitest");
  const { after, before, beforeEach: beforeEachOfNode } = await import("node:test");
  expectTypeOf({ afterAll, beforeAll, beforeEach }).toExtend<MocksHooks>();
  expectTypeOf({ beforeAll: before, beforeEach: beforeEachOfNode, afterAll: after }).toExtend<MocksHooks>();
  // @ts-expect-error -- nothing would close them
  useMocks({}, { beforeAll, beforeEach });
});
