import { expect, test } from "vitest";
import { packageFiles } from "../../src/provider/scaffold.ts";
import type { AuthWay } from "../../src/upstream/fit-security.ts";
import { codeProblems } from "../hostile/inert-code.ts";
import { parseSmall } from "../small-spec.ts";

const path = "packages/small/src/provider.ts";

test.each<[AuthWay, string, string]>([
  [{ kind: "bearer" }, "type { ProviderFacts }", '{ kind: "bearer" }'],
  [{ kind: "header", name: "x-key" }, "type { ProviderFacts }", '{ kind: "header", name: "x-key" }'],
  [{ kind: "none" }, "type { ProviderFacts }", '{ kind: "none" }'],
  [{ kind: "basic" }, "{ basicAuth, type ProviderFacts }", '{ kind: "basic", by: basicAuth }'],
  [
    { kind: "cookie", name: "s" },
    "{ cookieAuth, type ProviderFacts }",
    '{ kind: "cookie", name: "s", by: cookieAuth }',
  ],
  [{ kind: "query", name: " }" }, "{ type ProviderFacts, queryAuth }", '{ kind: "query", name: " }", by: queryAuth }'],
])("a fact sheet of %o names what carries that out, and nothing else that runs", (auth, imported, written) => {
  const facts = {
    name: "small",
    title: "Small",
    docs: "https://x.test",
    baseUrl: undefined,
    auth,
    errorMessage: ["/a"],
  };
  const text = packageFiles(facts, parseSmall()).get(path) ?? "";
  expect(text.split("\n")[0]).toBe(`import ${imported} from "@evalbridge/core";`);
  expect(text).toContain(`  auth: ${written},\n`);
  expect(codeProblems(path, text)).toEqual([]);
});
