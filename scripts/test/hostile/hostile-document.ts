/** What a document may name that it must not get: a file beside its folder, and a server. */
export interface Here {
  /** The path of a file outside of the document's folder. */
  readonly canary: string;
  readonly port: number;
}

/** A document that means harm, or does some. */
export interface HostileDocument {
  readonly name: string;
  /** Whether it has to be refused; else what is generated from it has to be inert. */
  readonly outcome: "rejected" | "inert";
  /** What the message has to say where it is refused. */
  readonly told?: RegExp;
  readonly text: (here: Here) => string | Uint8Array;
  /** More files of its folder, by name. */
  readonly beside?: Readonly<Record<string, string>>;
}

export function refused(name: string, text: HostileDocument["text"], told?: RegExp): HostileDocument {
  return { name, outcome: "rejected", text, ...(told && { told }) };
}

export function inert(name: string, text: HostileDocument["text"]): HostileDocument {
  return { name, outcome: "inert", text };
}
