import type { Writable } from "node:stream";
import { isGithubJob, withoutCommands } from "./runner-commands.ts";

/** Where a command writes: a terminal, a file or a pipe. */
export interface Output {
  /** Columns that a line may take. */
  readonly width: number;
  /** Lines that fit. */
  readonly height: number;
  /** Whether to colour. */
  readonly color: boolean;
  /** Whether a person looks at it as it comes: symbols, bars and lines that change are for them only. */
  readonly isTerminal: boolean;
  /** Whether nothing more can be written: nobody reads on, as after `| head -1`, or writing failed. */
  readonly isClosed: boolean;
  /** The stream itself, for what draws on a terminal. All else goes through `write`, where a GitHub job's commands are disarmed. */
  readonly stream: Writable;
  /** Writes a text, and waits while the reader is slow. */
  write(text: string): Promise<void>;
  /** Writes a line. */
  line(text?: string): Promise<void>;
  /** Waits until all is written. Gives the system's word for why something could not be, such as ENOSPC; that nobody reads on is none. */
  failure(): Promise<string | undefined>;
}

type Stream = Writable & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  hasColors?(environment?: object): boolean;
};
type Environment = Readonly<Record<string, string | undefined>>;

/** A pipe has no width: what is written to one is for a program, or for a log of the usual width. */
const usualWidth = 80;
const usualHeight = 24;

export function createOutput(stream: Stream, environment: Environment): Output {
  const isJob = isGithubJob(environment);
  // Nobody sits at a job's terminal, where it has one (`script`): what draws on the stream would pass by `write`.
  const isTerminal = stream.isTTY === true && environment["TERM"] !== "dumb" && !isJob;
  let isClosed = false;
  let failure: string | undefined;
  stream.on("error", ({ code, message }: NodeJS.ErrnoException) => {
    // Who reads the first line alone has what he wanted, and a command ends as it would have. A full disk is none of that.
    if (!isClosed && code !== "EPIPE") failure = code ?? message;
    isClosed = true;
  });
  const write = async (text: string) => {
    if (isClosed || stream.write(isJob ? withoutCommands(text) : text)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        for (const event of ["drain", "error", "close"]) stream.off(event, done);
        resolve();
      };
      for (const event of ["drain", "error", "close"]) stream.on(event, done);
    });
  };
  return {
    stream,
    isTerminal,
    color: wantsColor(stream, isTerminal, environment),
    get isClosed() {
      return isClosed;
    },
    // A terminal that does not know its width says 0.
    get width() {
      return stream.columns || Number(environment["COLUMNS"]) || usualWidth;
    },
    get height() {
      return stream.rows || usualHeight;
    },
    write,
    line: (text = "") => write(`${text}\n`),
    async failure() {
      if (!isClosed) await new Promise<void>((resolve) => stream.write("", () => resolve()));
      return failure;
    },
  };
}

/** https://no-color.org and https://force-color.org; Node's own rule for a terminal that says nothing of the two. */
function wantsColor(stream: Stream, isTerminal: boolean, environment: Environment): boolean {
  const { NO_COLOR: without, FORCE_COLOR: forced } = environment;
  if (without) return false;
  if (forced !== undefined) return !["0", "false"].includes(forced);
  return isTerminal && stream.hasColors?.(environment) !== false;
}
