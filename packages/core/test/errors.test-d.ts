import { expectTypeOf, test } from "vitest";
import {
  AmbiguousResultError,
  ConflictError,
  EvalbridgeError,
  HttpError,
  mapResult,
  NetworkError,
} from "../src/index.ts";

test("instanceof narrows to the class", () => {
  const read = (error: unknown): void => {
    if (error instanceof ConflictError) expectTypeOf(error).toEqualTypeOf<ConflictError>();
    if (error instanceof HttpError) expectTypeOf(error.status).toEqualTypeOf<number>();
    if (error instanceof NetworkError) expectTypeOf(error.code).toEqualTypeOf<string | undefined>();
    if (error instanceof EvalbridgeError) expectTypeOf(error.message).toEqualTypeOf<string>();
  };
  expectTypeOf(read).returns.toBeVoid();
});

test("looking again gives what the call would have given, made into the same as its result", () => {
  const error = {} as AmbiguousResultError<{ id: string }>;
  expectTypeOf(error.recheck()).toEqualTypeOf<Promise<{ id: string }>>();
  expectTypeOf(error.mapped(({ id }) => id.length)).toEqualTypeOf<AmbiguousResultError<number>>();
  expectTypeOf(error.refs).toEqualTypeOf<readonly string[] | undefined>();
  expectTypeOf(mapResult(Promise.resolve(1), String)).toEqualTypeOf<Promise<string>>();
  const read = (caught: unknown): void => {
    if (caught instanceof AmbiguousResultError)
      expectTypeOf(caught.candidates[0]?.id).toEqualTypeOf<string | undefined>();
  };
  expectTypeOf(read).returns.toBeVoid();
});
