/** What a child is to do. */
export interface Order {
  readonly names: readonly string[];
  /** Its own folder, for all that it writes. */
  readonly folder: string;
  /** Of the canary server. */
  readonly port: number;
}

/** What became of a document. */
export interface Report {
  /** `rejected` where both ways refused it. */
  readonly outcome: "rejected" | "inert" | "harmful";
  readonly problems: readonly string[];
  /** What was said where it was refused. */
  readonly messages: readonly string[];
  readonly sockets: readonly string[];
  /** What was opened beside the document's folder, and the program's. */
  readonly outside: readonly string[];
  /** Of processor, the longer of both ways. */
  readonly seconds: number;
}

/** What a child says. */
export type Word =
  | { readonly kind: "begin"; readonly name: string }
  | { readonly kind: "end"; readonly name: string; readonly report: Report };
