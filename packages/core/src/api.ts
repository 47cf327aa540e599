import type { writeBody } from "./content.ts";
import type { Credentials } from "./credentials.ts";
import type { mapResult } from "./errors/ambiguous-result-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { ApiFacts, Facts } from "./facts.ts";
import type { putHeader } from "./header.ts";
import type { addKey } from "./key.ts";
import type { Kit } from "./kit.ts";
import type { createObserver } from "./observer.ts";
import type { Args, CallOptions, RawResult } from "./operation.ts";
import type { ClientOptions } from "./options.ts";
import type { pagedCalls } from "./paging.ts";
import type { Template, WritePart } from "./path.ts";
import type { Answer, Outgoing, Sending } from "./request.ts";
import type { Settings } from "./settings.ts";
import type { withStyled } from "./style.ts";
import type { Warner } from "./warner.ts";

/**
 * One row of a generated operation table. `Name`, of provider and operation, is for the compiler alone: a row of another operation
 * does not fit a client.
 */
export interface OperationFacts<Name extends string = string> extends Facts {
  /** Never set. */
  readonly name?: Name;
  /** What carries out those facts that are not every operation's: a bundle holds what its operations use. */
  readonly uses?: Tools;
  /** The operations that `reconcile` names. */
  readonly asks?: Readonly<Record<string, OperationFacts>>;
}

/** What carries out the facts of an operation that not all have, by the fact it is for. A table names it, so that bundlers see it. */
export interface Tools {
  /** For the classes `reconcilable` and `never-retry`. */
  readonly starts?: (call: Call, warner: Warner, credentials: Credentials, options: ClientOptions) => StartKeeper;
  readonly page?: typeof pagedCalls;
  readonly key?: typeof addKey;
  /** For `body`: JSON alone, or what `media` says. */
  readonly body?: typeof writeBody;
  /** For `query`: single values and lists, or whatever `styles` and nested values ask for. */
  readonly query?: typeof withStyled;
  readonly header?: typeof putHeader;
  /** For parameters in the path that have a style. */
  readonly path?: WritePart;
  /** For a deletion: codes of errors that prove that it was not sent. */
  readonly unsent?: RegExp;
  /** For a `result` of text or bytes. */
  readonly result?: (answer: Answer) => string | Blob;
}

/** An operation with what all its calls have in common. */
export interface Known {
  readonly name: string;
  readonly operation: OperationFacts;
  readonly place: ErrorPlace;
  readonly template: Template;
  /** Where each argument goes, by name. */
  readonly places: ReadonlyMap<string, "path" | "query" | "header" | "body">;
  /** How a call without options of its own is carried out, once there was one. */
  usual?: Settings;
}

/** Calls an operation of the same client. */
export type Call = (one: Known, args: Args, options?: CallOptions) => Promise<Result>;

type Result = RawResult<unknown, unknown>;

/** One call that must not be made twice, about to be sent. */
export interface Begun {
  /** Its arguments, with what it is known by. */
  readonly args: Args;
  /**
   * Waits for the answer, and if that is lost, looks for what was started. `untilMs` is as performance.now() tells the time, `body` what was sent.
   * @throws {AmbiguousResultError} when it stays unknown whether the call was carried out
   */
  settle(sending: Sending, untilMs: number, answer: Promise<Result>, body: Outgoing["body"]): Promise<Result>;
  /** Codes of errors that prove that it was not sent. */
  readonly unsent: RegExp;
}

/** What sees a client's starts through. */
export interface StartKeeper {
  /** @throws {ArgumentError} when the caller has set what is ours to set */
  begin(operation: OperationFacts, place: ErrorPlace, args: Args, options: CallOptions): Begun;
  /** Maps a start's result, also one that is found later. */
  readonly map: typeof mapResult;
}

/** The generated table of a provider, or the part of it that a client is made of. */
export interface Api extends ApiFacts {
  readonly operations: Readonly<Record<string, OperationFacts>>;
  /** Makes `client.http`; a client without it has none. */
  readonly http?: (
    client: object,
    kit: Kit,
    headers: Readonly<Record<string, string>>,
    operations: readonly OperationFacts[],
    options: ClientOptions,
  ) => void;
  /** Tells hooks of the client's work; a client without it takes none but `onWarning`. */
  readonly hooks?: typeof createObserver;
}
