import { expectTypeOf, test } from "vitest";
import { ConflictError, EvalbridgeError, HttpError, NetworkError } from "../src/index.ts";

test("instanceof narrows to the class", () => {
  const read = (error: unknown): void => {
    if (error instanceof ConflictError) expectTypeOf(error).toEqualTypeOf<ConflictError>();
    if (error instanceof HttpError) expectTypeOf(error.status).toEqualTypeOf<number>();
    if (error instanceof NetworkError) expectTypeOf(error.code).toEqualTypeOf<string | undefined>();
    if (error instanceof EvalbridgeError) expectTypeOf(error.message).toEqualTypeOf<string>();
  };
  expectTypeOf(read).returns.toBeVoid();
});
