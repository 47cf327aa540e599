import { NetworkError } from "./errors/network-error.ts";
import { redactError } from "./redact-error.ts";
import type { Outgoing } from "./request.ts";

const longestReason = 200;
const deepest = 5;

/** The error for a request that got no answer: where to, and why, without the key. */
export function unreachable(
  { sending, url }: Outgoing,
  error: unknown,
  redact: (text: string) => string,
): NetworkError {
  // All that is said is read from a clean copy: what was thrown may hold the key anywhere, and its properties may throw.
  const cause = redactError(error, redact);
  const roots = rootsOf(cause);
  const [{ code: told, message } = {}] = roots;
  const code = typeof told === "string" ? told : undefined;
  const reason = `${code ?? message ?? cause ?? "no reason given"}`
    .replace(/[\s\p{Cc}]+/gu, " ")
    .slice(0, longestReason);
  const problem = `no answer from ${new URL(url).origin} (${reason}); is it up, and is the base URL right?`;
  // Of several, one for each address that was tried, all must prove it.
  const sent = !roots.every((root) => isBeforeSending(root) || sending.unsent?.test(`${root.code}`));
  return new NetworkError(sending.place, problem, cause, { code, sent });
}

/** An error that others stand on. */
interface Root {
  readonly code?: unknown;
  readonly syscall?: string;
  readonly message?: string;
}

/** What an error comes from: fetch hides it one or two levels down. */
function rootsOf(error: unknown, depth: number = 0): readonly Root[] {
  const root = Object(error) as Root & { readonly cause?: unknown; readonly errors?: unknown };
  const { code, cause, errors } = root;
  const isOne = !Array.isArray(errors) || errors.length === 0;
  const inner = !isOne ? errors : typeof code !== "string" && cause ? [cause] : [];
  return inner.length > 0 && depth < deepest ? inner.flatMap((one) => rootsOf(one, depth + 1)) : [root];
}

/** The system calls of a connection that does not exist yet, by Node's names. */
const isBeforeSending = ({ syscall }: Root) => syscall === "connect" || syscall === "getaddrinfo";
