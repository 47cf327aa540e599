import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { onTestFinished } from "vitest";
import type { Context } from "../../src/context.ts";
import type { Output } from "../../src/terminal/output.ts";

/** A context of a command, and what the command wrote. */
export interface FakeContext {
  readonly context: Context;
  readonly out: () => string;
  readonly err: () => string;
  readonly outLines: () => string[];
}

export type Given = Partial<Pick<Context, "environment" | "folder" | "nowMs" | "signal">> &
  Partial<Pick<Output, "width" | "color" | "isTerminal">>;

/** The time at which tests are, unless they say otherwise. */
export const nowMs: number = Date.parse("2026-11-20T12:00:00.000Z");

export function fakeContext({ width = 80, color = false, isTerminal = false, ...given }: Given = {}): FakeContext {
  const out = capture({ width, color, isTerminal });
  const err = capture({ width, color, isTerminal });
  const context: Context = {
    out: out.output,
    err: err.output,
    environment: {},
    folder: given.folder ?? emptyFolder(),
    nowMs: () => nowMs,
    signal: new AbortController().signal,
    ...given,
  };
  return { context, out: out.text, err: err.text, outLines: () => out.text().split("\n") };
}

function capture(looks: Pick<Output, "width" | "color" | "isTerminal">): { output: Output; text: () => string } {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      parts.push(String(chunk));
      done();
    },
  });
  const write = async (text: string) => void stream.write(text);
  const output: Output = {
    ...looks,
    isClosed: false,
    height: 24,
    stream,
    write,
    line: (text = "") => write(`${text}\n`),
    failure: async () => undefined,
  };
  return { output, text: () => parts.join("") };
}

/** A folder that is there for one test. A repository of its own, so that no configuration above it is found. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "evalbridge-set-up-"));
  mkdirSync(join(folder, ".git"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
