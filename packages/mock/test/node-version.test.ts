import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { requireNode } from "../src/node-version.ts";

const needed = manifest.engines.node.replace(">=", "");
const [major = 0, minor = 0] = needed.split(".").map(Number);

test("a Node that is too old is refused in one line, with the one that is needed", () => {
  for (const version of [`${major}.${minor - 1}.9`, `${major - 1}.99.0`, "9.99.0"]) {
    expect(() => requireNode(version)).toThrow(
      `@evalbridge/mock needs Node ${needed} or newer, because Prism does; this is Node ${version}. Install a newer one (nodejs.org)`,
    );
  }
});

test("the Node that is needed is accepted, and newer ones", () => {
  for (const version of [`${major}.${minor}.0`, `${major}.${minor + 1}.0`, `${major + 1}.0.0`]) requireNode(version);
});
