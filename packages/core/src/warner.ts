import type { Hooks } from "./observe.ts";

/** Says what is worth knowing but no error, with everything redacted. */
export interface Warner {
  warn(message: string): void;
  /** Says one thing about something in the life of a client, however its words change. */
  warnOnce(about: string, message: string): void;
}

export function createWarner({ onWarning }: Hooks, redact: (text: string) => string): Warner {
  const tell = onWarning ?? ((message: string) => console.warn(`evalbridge: ${message}`));
  const said = new Set<string>();
  const warn = (message: string) => attempt(() => tell(redact(message)));
  return {
    warn,
    warnOnce(about, message) {
      if (!said.has(about)) warn(message);
      said.add(about);
    },
  };
}

/** Does what is the user's: what it throws, or as an async function rejects with, must not end work that may be paid for. */
export function attempt(hook: () => unknown, failed: (error: unknown) => void = () => {}): void {
  try {
    const told = hook();
    if (told instanceof Promise) told.catch(failed);
  } catch (error) {
    failed(error);
  }
}
