import { expectTypeOf, test } from "vitest";
import { createMocks } from "../src/index.ts";

test("the addresses of providers that were asked for by name are there, and no others", async () => {
  const mocks = await createMocks({ providers: ["vogent", "bland"] });
  expectTypeOf(mocks.baseUrls.vogent).toBeString();
  // @ts-expect-error -- misspelt: undefined would send a client to the provider itself
  mocks.baseUrls.vogant;
});

test("a port is for a provider that is asked for", () => {
  // @ts-expect-error -- misspelt
  createMocks({ providers: ["vogent"], ports: { vogant: 4010 } });
});

test("without names, an address may be missing", async () => {
  const mocks = await createMocks();
  expectTypeOf(mocks.baseUrls.vogent).toEqualTypeOf<string | undefined>();
});
