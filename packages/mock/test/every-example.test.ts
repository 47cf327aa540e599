import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { documentedProviders, follow, type MockDocument, readDocument } from "../src/document.ts";
import { createProviderMock } from "../src/provider-mock.ts";
import { type Route, readRoutes } from "../src/route.ts";

/** Those whose examples were written here, to make up one world; what a generated client's mock answers, its contract tests see. */
const authored = documentedProviders().filter((provider) => {
  const source = new URL(`../../../specs/${provider}/source.json`, import.meta.url);
  return JSON.parse(readFileSync(source, "utf8")).origin === "authored";
});

test("there are documents whose examples were written here", () => {
  expect(authored.length).toBeGreaterThanOrEqual(4);
});

/** Either place where a provider looks for a key. */
const headers = { authorization: "Bearer mock-key", "x-api-key": "mock-key" };

test.for(authored)("each example of a read of %s is served when its x-match is asked for", async (provider) => {
  const document = readDocument(provider);
  const mock = await createProviderMock(document);
  let served = 0;
  for (const route of readRoutes(document).filter(({ method }) => method === "get")) {
    const response = follow(document, route.responses["200"]);
    const media = follow(document, follow(document, response.content)["application/json"]);
    const examples = Object.values(follow(document, media.examples)).map((node) => follow(document, node));
    for (const [index, example] of examples.entries()) {
      const match = follow(document, example["x-match"]);
      if (index > 0 && Object.keys(match).length === 0) continue;
      const target = targetOf(document, route, match);
      const { answer } = await mock({ method: "GET", target, headers, body: "" });
      expect(answer.status, `${target}: ${answer.body}`).toBe(200);
      expect(JSON.parse(answer.body ?? ""), target).toEqual(example.value);
      served++;
    }
  }
  expect(served).toBeGreaterThan(20);
});

/** The path and query that send these arguments, and a filler for any other that the operation needs. */
function targetOf(document: MockDocument, { path, method, query }: Route, match: Readonly<Record<string, unknown>>) {
  const filler = "3f0c7a52-6c1d-4f0e-9b7a-1d2e3f405162";
  const pathname = path.replace(/\{(.+?)\}/g, (_, name) => encodeURIComponent(String(match[name] ?? filler)));
  const { parameters = [] } = follow(document, follow(document, document.paths[path])[method]);
  const required = (parameters as unknown[])
    .map((parameter) => follow(document, parameter))
    .filter((parameter) => parameter.in === "query" && parameter.required === true)
    .map(({ name }) => String(name));
  const sent = query.filter((name) => name in match || required.includes(name));
  return `${pathname}?${new URLSearchParams(sent.map((name) => [name, String(match[name] ?? filler)]))}`;
}
