// What the check of the documentation site sees, and where its server looks.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { builtPages, checkLinks } from "../site/links.ts";
import { fileFor, serveFolder } from "../site/static-server.ts";

const folder = mkdtempSync(join(tmpdir(), "site-links-"));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(
  join(folder, "index.html"),
  '<a href="/guide#there">1</a> <a href="guide">2</a> <a href="/gone">3</a> <a href="/guide#gone">4</a> <a href="https://example.com/gone">5</a>',
);
writeFileSync(join(folder, "guide.html"), '<h2 id="there">There</h2> <a href="/">back</a>');
writeFileSync(join(folder, "404.html"), "no such page");

test("a link to no page and one to no place are told, and what is elsewhere is left alone", () => {
  const { links, problems } = checkLinks(folder, builtPages(folder));
  expect(links).toBe(5);
  expect(problems).toEqual([
    "/ links to /gone, where there is no page",
    "/ links to /guide#gone, and that page has no such place",
  ]);
});

test("an address without a suffix is a page, and nothing outside the folder is served", async () => {
  expect(fileFor(folder, "/guide")).toBe(join(folder, "guide.html"));
  expect(fileFor(folder, "/../../etc/passwd")).toBeUndefined();
  const served = await serveFolder(folder);
  const answers = await Promise.all(["/guide", "/gone"].map((path) => fetch(`${served.origin}${path}`)));
  expect(answers.map(({ status }) => status)).toEqual([200, 404]);
  await served.close();
});
