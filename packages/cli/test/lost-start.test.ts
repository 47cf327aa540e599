// What is told of a start whose answer was lost.
import { describe, expect, test } from "vitest";
import { linesOf, servedMocks, typed } from "./fixture.ts";

const agentId = "a6e10001-3f5b-4c2d-8e19-0b7d4a9c5f01";
const suiteId = "5017e000-0000-4000-8000-000000000001";
const inputs = {
  vogent: "--set id=cfg_1 --set body.versionedPromptId=5 --set body.callAgentId=true",
  humanloop: "--set id=evr_1 --set body.dataset.version_id=dsv_1 --set body.version.version_id=prv_1",
  "feather-kb": `--set suite_id=${suiteId} --set body.kb_ids.0=ba5e0000-0000-4000-8000-000000000001`,
  bland: `--set body.call_ids.0=call_1 --set body.attached_agents.0.eval_agent_id=${agentId}`,
} as const;

describe("a start whose answer is lost", () => {
  test.each([
    ["vogent", "cfg_1", "1s", "runEval", /; it may be (vogent:\S+)\. Look again: /, "--parent vogent:cfg_1"],
    ["humanloop", "evr_1", "0s", "createRun", /not sent again\. Look again: /, "--parent humanloop:evr_1"],
    ["feather-kb", suiteId, "0s", "createKBEvalRun", /not sent again\. Look/, `--parent feather-kb:${suiteId}`],
    ["bland", undefined, "0s", "createRun", /; it carries the mark [\da-f-]{36}\. Look again: /, "--source bland"],
  ] as const)(
    "at %s ends with 2 and one line, and its last words are a command that finds the run",
    async (source, parent, time, operation, evidence, where) => {
      const faults = [{ operation, drop: "after" as const }];
      await using living = await servedMocks({
        providers: [source.replace("-kb", "")],
        now: new Date().toISOString(),
        clock: "running",
        scenario: { [source]: { ...(parent && { parents: [{ id: parent, name: "C" }] }), faults } },
      });
      // Humanloop lists all runs of a file alone: a list under one evaluation has to do without.
      const environment = { ...living.environment, HUMANLOOP_FILE_ID: undefined };
      const { stdout, stderr, code } = await typed(`runs start ${source} ${inputs[source]} --look ${time}`, {
        environment,
      });
      expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
      // That Humanloop has closed is told as well.
      const lines = linesOf(stderr).filter((line) => !line.startsWith("note: "));
      expect(lines).toEqual([expect.stringMatching(evidence)]);
      expect(lines[0]).toMatch(
        new RegExp(
          `^evalbridge: ${source}: it is not known whether the run was started \\(.*\\), and it was not sent again`,
        ),
      );
      expect(living.requests.filter((request) => request.operation === operation)).toHaveLength(1);
      const [, look = "", mark] = / Look again: evalbridge (.*?)(?: \| grep (\S+))?\n/.exec(stderr) ?? [];
      expect(look.startsWith(`runs ${where} --since `)).toBe(true);
      const again = await typed(look, { environment });
      const [started] = living.runs(source);
      expect(again.stdout).toContain(started?.id);
      if (mark) expect(again.stdout).toContain(mark);
    },
  );

  test("because of Ctrl-C ends with 2, and tells that the run may have been started", async () => {
    const interrupt = new AbortController();
    await using living = await servedMocks({
      providers: ["vogent"],
      scenario: "small",
      onRequest: ({ operation }) => operation === "runEval" && interrupt.abort(),
    });
    const { stdout, stderr, code } = await typed(`runs start vogent ${inputs.vogent}`, {
      environment: living.environment,
      signal: interrupt.signal,
    });
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toMatch(
      /^evalbridge: vogent: it is not known whether the run was started \(interrupted\), .* Look again: evalbridge runs --parent vogent:cfg_1 --since \S+\n$/,
    );
  });

  test.each([
    ["in the list of its parent", "cfg_1", "--parent vogent:cfg_1"],
    ["in all lists where no reference can name its parent", "c".repeat(600), "--source vogent"],
  ])("since it is a page is told with all that is known of the page, and is looked for %s", async (_, id, where) => {
    const page = { status: 200, body: "<html>(a; b): c</html>", contentType: "text/html" };
    const scenario = { vogent: { faults: [{ operation: "runEval", ...page }] } };
    await using living = await servedMocks({ providers: ["vogent"], scenario });
    const { stderr } = await typed(`runs start vogent ${inputs.vogent.replace("cfg_1", id)} --look 0s`, {
      environment: living.environment,
    });
    expect(stderr).toContain(
      'started (200, but the body is not JSON (text/html, begins "<html>(a; b): c</html>")), and it was not',
    );
    expect(stderr).toContain(`Look again: evalbridge runs ${where} --since `);
  });
});
