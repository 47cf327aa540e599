import { expect, test } from "vitest";
import { createFeatherClient } from "../src/index.ts";

test("a 429 tells the pause that its body asks for", async () => {
  const fetch = async () => Response.json({ message: "Slow down", retry_after: 7 }, { status: 429 });
  const client = createFeatherClient({ apiKey: "key", baseUrl: "https://feather.test", fetch, retry: { attempts: 1 } });
  await expect(client.getEvalRun({ run_id: "run_1" })).rejects.toMatchObject({ status: 429, retryAfterMs: 7000 });
});
