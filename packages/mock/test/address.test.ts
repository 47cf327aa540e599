import { expect, test } from "vitest";
import { baseUrlOf, urlOf } from "../src/address.ts";
import { createMocks } from "../src/index.ts";

test.each([
  ["127.0.0.1", "http://127.0.0.1:4010"],
  ["0.0.0.0", "http://127.0.0.1:4010"],
  ["::", "http://[::1]:4010"],
  ["::1", "http://[::1]:4010"],
  ["fe80::1", "http://[fe80::1]:4010"],
])("what listens at %s is found at %s", (address, url) => {
  expect(baseUrlOf({ address, port: 4010 })).toBe(url);
});

test("mocks that listen at every address give clients one that leads to them", async () => {
  await using mocks = await createMocks({ providers: ["vogent"], host: "0.0.0.0" });
  const { vogent } = mocks.baseUrls;
  expect(vogent).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(mocks.environment).toMatchObject({ VOGENT_BASE_URL: vogent });
  expect((await fetch(`${vogent}/eval_configs`, { headers: { authorization: "Bearer k" } })).status).toBe(200);
});

const base = "http://127.0.0.1:4010";
test.each([
  ["/runs?limit=1", `${base}/runs?limit=1`],
  ["//runs/%zz", `${base}//runs/%zz`],
  ["*", base],
  ["http://example.test/runs?limit=1", "http://example.test/runs?limit=1"],
  ["http://[/", base],
])("a request for %s is one for the URL %s", (target, url) => {
  expect(urlOf(base, target)).toBe(url);
  expect(URL.canParse(url)).toBe(true);
});
