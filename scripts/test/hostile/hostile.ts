/** A document made to do harm, or to be taken for another. */
export interface Hostile {
  readonly name: string;
  readonly bytes: string | Uint8Array;
  /** Whether it has to be rejected; else it may also be made harmless. */
  readonly isRejected?: boolean;
  /** What its rejection says. */
  readonly says?: RegExp;
  /** The name of its folder in `specs/`. */
  readonly provider?: string;
}

/** Is put for the address of a server that must not hear anything. */
export const canaryAddress = "127.0.0.1:65535";

/** A document as JSON; `undefined` parts are left out. */
export function document(parts: object): string {
  return JSON.stringify({ openapi: "3.0.3", info: { title: "T", version: "1" }, paths: {}, ...parts });
}

/** An operation whose answer has a schema. */
export function answering(schema: unknown, more: object = {}): object {
  return { ...more, responses: { 200: { description: "d", content: { "application/json": { schema } } } } };
}

/** A document whose only operation answers with a schema. */
export function withSchema(schema: unknown, schemas: object = {}): string {
  return document({ paths: { "/a": { get: answering(schema) } }, components: { schemas } });
}
