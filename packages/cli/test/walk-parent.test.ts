import type { Run } from "@evalbridge/bridge";
import { describe, expect, test } from "vitest";
import { latestOf, previousOf } from "../src/gating/walk-parent.ts";

const run = (id: string, createdAt: string | undefined, status: Run["status"] = "completed"): Run => ({
  ref: `vogent:${id}`,
  source: "vogent",
  provider: "vogent",
  id,
  status,
  rawStatus: "",
  verdict: "none",
  ...(createdAt !== undefined && { createdAt }),
  raw: {},
});
const day = (number: number) => `2026-11-0${number}T10:00:00.000Z`;
const head = run("head", day(5));
const old = run("old", day(1));
const dateless = (status?: Run["status"]) => run("dateless", undefined, status);

describe("the run before another one", () => {
  test("is the newest of those that were created before it and have ended", () => {
    const walk = [old, run("last", day(3)), run("going", day(4), "running"), head, run("next", day(6))];
    expect(previousOf(head, walk).ref).toBe("vogent:last");
  });

  test.each(["completed", "partial"] as const)(
    "is not guessed where one that is %s does not say when it was created",
    (status) => {
      expect(() => previousOf(head, [dateless(status), old, head])).toThrow(
        "vogent:dateless does not say when it was created, so nobody can know the run before vogent:head; name the base itself",
      );
      expect(() => latestOf("vogent:cfg_1", [dateless(status), old, head])).toThrow(/does not say when/);
    },
  );

  test.each(["failed", "cancelled", "running"] as const)(
    "is known though one that is %s, and could be no base, does not say when it was created",
    (status) => {
      expect(previousOf(head, [dateless(status), old, head]).ref).toBe("vogent:old");
    },
  );

  test("is known though the list says of the run itself less than was read of it", () => {
    expect(previousOf(head, [run("head", undefined), old]).ref).toBe("vogent:old");
  });
});
