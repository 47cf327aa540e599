// The command in this process: what it writes, and what it ends with.
import { Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { createMocks, type Mocks, type MocksOptions } from "@evalbridge/mock";
import { runCommandLine } from "../src/command-line/command-line.ts";
import { createOutput } from "../src/terminal/output.ts";

export interface Typed {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

export interface Surroundings {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly folder?: string;
  readonly columns?: number;
  readonly rows?: number;
  /** Whether a person sits there. */
  readonly terminal?: boolean;
  readonly signal?: AbortSignal;
  readonly nowMs?: number;
  /** Is given each text as it is written. */
  readonly onOutput?: (text: string) => void;
}

/** What would change what a command does, were it set where the tests run. */
const ofOurs = /^(VOGENT|HUMANLOOP|FEATHER|BLAND|BLAND_EU)_|^(NO_COLOR|FORCE_COLOR|TERM|COLUMNS|GITHUB_STEP_SUMMARY)$/;
const nowhere = import.meta.dirname;

/** Types a command. Without a key, a terminal or a configuration, unless told otherwise. */
export async function typed(line: string | readonly string[], surroundings: Surroundings = {}): Promise<Typed> {
  const { environment = {}, folder = nowhere, columns = 80, rows = 24, terminal = false, onOutput } = surroundings;
  const texts = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof texts) =>
    Object.assign(
      new Writable({
        write(chunk, _encoding, done) {
          texts[name] += String(chunk);
          onOutput?.(String(chunk));
          done();
        },
      }),
      { isTTY: terminal, columns, rows, hasColors: () => terminal },
    );
  const words = typeof line === "string" ? line.split(" ") : line;
  const own = Object.entries(process.env).filter(([name]) => !ofOurs.test(name));
  const before = process.env;
  // The clients read the environment themselves.
  process.env = { ...Object.fromEntries(own), ...environment };
  try {
    const code = await runCommandLine(words, {
      out: createOutput(stream("stdout"), process.env),
      err: createOutput(stream("stderr"), process.env),
      environment: process.env,
      folder,
      nowMs: () => surroundings.nowMs ?? Date.now(),
      signal: surroundings.signal ?? new AbortController().signal,
    });
    return { ...texts, code };
  } finally {
    process.env = before;
  }
}

/** The lines of a text, as they look without colours. */
export function linesOf(text: string): string[] {
  return stripVTControlCharacters(text)
    .split("\n")
    .filter((line) => line !== "");
}

/** Mocks that outlive a command, and the environment that leads there. */
export async function servedMocks(options: MocksOptions = {}): Promise<Mocks> {
  return createMocks({ now: "2026-11-20T12:00:00.000Z", ...options });
}
