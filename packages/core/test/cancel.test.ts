import { describe, expect, test } from "vitest";
import { cancelUnlessEnded, HttpError, NetworkError, type RunRecord, type RunStatus, runRecord } from "../src/index.ts";

const place = { provider: "acme", method: "POST", path: "/runs/{id}/cancel" };
const record = (status: RunStatus): RunRecord =>
  runRecord({ address: ["1"], provider: "acme", id: "1", status, rawStatus: status, verdict: "none", raw: {} });
const refusal = (status: number) => new HttpError(place, { status, headers: new Headers(), body: undefined });

/** Cancels a run whose state goes through some statuses, one at each read, and tells what was called. */
async function cancel(states: RunStatus[], answer: RunRecord | Error) {
  const calls: string[] = [];
  const left = [...states];
  const read = async () => {
    calls.push("read");
    return record(left.shift() ?? "unknown");
  };
  const send = async () => {
    calls.push("cancel");
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const outcome = await cancelUnlessEnded(read, send).catch((error: unknown) => error);
  return { calls, outcome };
}

describe("cancelling a run", () => {
  test("that has not ended gives what the cancellation answers", async () => {
    const { calls, outcome } = await cancel(["running"], record("cancelled"));
    expect(outcome).toEqual(record("cancelled"));
    expect(calls).toEqual(["read", "cancel"]);
  });

  test.each(["completed", "partial", "failed", "cancelled"] as const)(
    "that is %s gives it unchanged",
    async (status) => {
      expect(await cancel([status], record("cancelled"))).toEqual({ calls: ["read"], outcome: record(status) });
    },
  );

  test.each([200, 400, 404, 409, 422])("refused with %s gives it if it has ended meanwhile", async (status) => {
    const { calls, outcome } = await cancel(["running", "completed"], refusal(status));
    expect(outcome).toEqual(record("completed"));
    expect(calls).toEqual(["read", "cancel", "read"]);
  });

  test("refused while it goes on is the refusal", async () => {
    const error = refusal(409);
    expect((await cancel(["running", "running"], error)).outcome).toBe(error);
  });

  test.each([refusal(500), new NetworkError(place, "reset"), new Error("bug")])(
    "that fails is that failure, and nothing is read again: %s",
    async (error) => {
      expect(await cancel(["running", "completed"], error)).toEqual({ calls: ["read", "cancel"], outcome: error });
    },
  );
});
