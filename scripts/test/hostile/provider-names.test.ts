import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { newProvider } from "../../src/provider/new.ts";
import { small } from "./documents/base.ts";
import { invisible } from "./inert-texts.ts";

const names = [
  ...["", ".", "..", "../x", "/etc/x", "a/b", "a\\b", "C:x", "..x", "-x", "--x", "a b", "a;b", "$(id)", "`id`", "x'y"],
  ...["__proto__", "X", "1x", "\u0430pi", "x\u202ey", "\u001b[2Jx", "x\ny", "%2e%2e", "con.", "a--b"],
  ...["core", "mock", "node", "a".repeat(300)],
];

test.each(names)("no provider can be called %j", async (name) => {
  const root = mkdtempSync(join(tmpdir(), "evalbridge-names-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, "given.json"), small());
  const said: string[] = [];
  const out = { log: (line: string) => void said.push(line), error: (line: string) => void said.push(line) };
  const code = await newProvider([name, "--spec", join(root, "given.json"), "--no-install"], root, out);
  expect(code).toBe(2);
  expect(said.join("\n")).toMatch(/^provider:new: [^\n]+\nusage: [^\n]+$/);
  expect(invisible.test(said.join("\n"))).toBe(false);
  expect(readdirSync(root)).toEqual(["given.json"]);
});
