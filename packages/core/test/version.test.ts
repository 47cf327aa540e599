import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { version } from "../src/version.ts";
import { acme, api, json } from "./fixture.ts";

test("the version that is told to providers is the package's own", () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8"));
  // After `changeset version`, src/version.ts has to follow.
  expect(version).toBe(manifest.version);
});

test("each request says which client sends it, and from which description that was made", async () => {
  const { client, sent } = acme(() => json({}), { api: { ...api, spec: "0123456789ab" } });
  await client.getStatus();
  await client.http.GET("/status");
  expect(sent.map(({ headers }) => headers.get("user-agent"))).toEqual([
    `evalbridge-acme/${version} spec/0123456789ab`,
    `evalbridge-acme/${version} spec/0123456789ab`,
  ]);
});
