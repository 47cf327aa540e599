// A newer document whose paths are references inside it: what they lead to is compared.
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { notes, UpdateWorkspace } from "./update-workspace.ts";

/** The notes with every path's operations in a component, and some more of them there. */
function moved(more: Readonly<Record<string, object>> = {}): string {
  const { paths, components, ...rest } = parse(notes) as Record<"paths" | "components", Record<string, object>>;
  const entries = Object.entries(paths).map(([path, item], index) => ({ path, name: `Item${index}`, item }));
  return stringify({
    ...rest,
    paths: Object.fromEntries(entries.map(({ path, name }) => [path, { $ref: `#/components/pathItems/${name}` }])),
    components: {
      ...components,
      pathItems: Object.fromEntries(entries.map(({ path, name, item }) => [name, { ...item, ...more[path] }])),
    },
  });
}

/** What is told when the notes, as they were `before`, are as they are `now`. */
async function updated(before: string, now: string) {
  const workspace = new UpdateWorkspace();
  workspace.addNotes({}, before);
  workspace.write("now.yaml", now);
  return workspace.update(["notes", "--from", `${workspace.root}/now.yaml`]);
}

test("operations that move into components, or back to their paths, are the same ones", async () => {
  for (const [before, now] of [
    [notes, moved()],
    [moved(), notes],
  ] as const)
    expect((await updated(before, now)).printed).toContain("no operation changed");
});

test("what changes there is told", async () => {
  const now = moved({ "/notes/{id}": { delete: { responses: { 204: { description: "Gone." } } } } });
  expect((await updated(moved(), now)).printed).toContain("Added\n    DELETE /notes/{id}");
});

test("a document of another API is refused", async () => {
  const paths = { "/other": { get: { responses: { 204: { description: "" } } } } };
  const other = stringify({ openapi: "3.1.0", info: { title: "Other", version: "1" }, paths });
  const { code, errors } = await updated(moved(), other);
  expect(code).toBe(1);
  expect(errors[0]).toContain("another API: it has 0 of our 3 operations; was the address changed?");
});
