import { ContractError } from "./errors/contract-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { Fail } from "./request.ts";

/** What is kept of the body of an error: enough for any message, and no more than a log can hold. */
const mostOfAnError = 1 << 20;

/**
 * Reads a body to its end, or to the limit (0 is none): a larger success is refused; of an error that is larger, or breaks off, the
 * beginning is kept, since its status has said enough, but for its last word, which may be a part of a key: nobody would know it for one.
 * What is not read is cancelled, so that its connection is free.
 * @throws {ContractError} for a success over the limit, and what `fail` makes of what reading a success ends with
 */
export async function readBody(place: ErrorPlace, response: Response, max: number, fail: Fail): Promise<Uint8Array> {
  const { body, ok, status } = response;
  if (!body) return new Uint8Array();
  const limit = max || Number.POSITIVE_INFINITY;
  const most = ok ? limit : Math.min(limit, mostOfAnError);
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let whole = true;
  for (;;) {
    try {
      const { done, value } = await reader.read();
      if (done) break;
      // A text has no size in bytes, which would pass for one over any limit.
      if (!ArrayBuffer.isView(value)) throw new TypeError("the body is not made of bytes");
      chunks.push(value);
      size += value.byteLength;
    } catch (error) {
      if (ok) return fail(error);
      whole = false;
      break;
    }
    if (size <= most) continue;
    // Not waited for: a server that never ends would hold it.
    reader.cancel().catch(() => undefined);
    const problem = `the body is larger than ${most} bytes; raise it with { maxResponseBytes }`;
    if (ok) throw new ContractError(place, problem, status);
    whole = false;
    break;
  }
  const all = joined(chunks, Math.min(size, most));
  return whole ? all : all.subarray(0, all.findLastIndex((byte) => byte <= 0x20) + 1);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  if (chunks.length === 1 && first?.byteLength === size) return first;
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk.subarray(0, size - at), at);
    at += chunk.byteLength;
  }
  return all;
}
