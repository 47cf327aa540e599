import { execFileSync } from "node:child_process";

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What stood on a terminal when a command had ended. */
export interface Screen {
  /** Lines as they were written: those that the terminal broke are whole. */
  readonly lines: readonly string[];
  readonly code: number;
}

/** A server for each command: one that ends may still be there when the next begins. */
let servers = 0;
const longestMs = 60_000;

function tmux(...words: string[]): string {
  return execFileSync("tmux", ["-L", `evalbridge-${process.pid}-${servers}`, "-f", "/dev/null", ...words], {
    encoding: "utf8",
  });
}

/** Whether there are terminals to be had. */
export function hasTmux(): boolean {
  try {
    execFileSync("tmux", ["-V"], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

/**
 * Types a command line of a shell into a terminal of a size, and reads what stands there when it has ended.
 * @param interruptAfterMs presses Ctrl-C that long after the first output
 */
export async function typeInto(size: Size, line: string, interruptAfterMs?: number): Promise<Screen> {
  const name = "command";
  servers++;
  // The terminal stays until its screen was read.
  const script = `${line}; printf '\\nENDED %s\\n' $?; exec sleep 600`;
  tmux(...["new-session", "-d", "-s", name, "-x", String(size.columns), "-y", String(size.rows)], script);
  tmux("set-option", "-t", name, "history-limit", "20000");
  try {
    const untilMs = Date.now() + longestMs;
    let pressed = interruptAfterMs === undefined;
    for (let seenMs: number | undefined; ; ) {
      const text = tmux("capture-pane", "-p", "-J", "-S", "-", "-t", name);
      const [, before = "", code] = /^([\s\S]*?)\n?ENDED (\d+)\s*$/.exec(text) ?? [];
      if (code !== undefined) return { lines: before.split("\n").map((one) => one.trimEnd()), code: Number(code) };
      if (Date.now() > untilMs)
        throw new Error(`${line}: has not ended after ${longestMs} ms; the screen shows:\n${text}`);
      if (text.trim() !== "") seenMs ??= Date.now();
      if (!pressed && seenMs !== undefined && Date.now() > seenMs + (interruptAfterMs ?? 0)) {
        pressed = true;
        tmux("send-keys", "-t", name, "C-c");
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    tmux("kill-server");
  }
}
