import { textOf } from "./answer.ts";
import type { Answer } from "./request.ts";

/** For `result: "text"`. */
export const readText = (answer: Answer): string => textOf(answer);

/** For `result: "bytes"`: a Blob with the answer's content type. */
export function readBytes({ response, body }: Answer): Blob {
  return new Blob([body as Uint8Array<ArrayBuffer>], { type: response.headers.get("content-type") ?? "" });
}
