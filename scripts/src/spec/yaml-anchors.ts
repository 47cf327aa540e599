import type { AliasEvent, ScalarEvent } from "js-yaml";
import { Misplaced } from "./misplaced.ts";
import type { Node } from "./yaml-node.ts";

/** What the anchors of a YAML text name; the latest of a name counts. */
export class Anchors<T> {
  readonly #text: string;
  /** `undefined` while what it names is not complete. */
  readonly #named = new Map<string, { value: T } | undefined>();

  constructor(text: string) {
    this.#text = text;
  }

  of({ anchorStart, anchorEnd }: ScalarEvent | Node | AliasEvent): string | undefined {
    return anchorStart < 0 ? undefined : this.#text.slice(anchorStart, anchorEnd);
  }

  begin(anchor: string | undefined): void {
    if (anchor !== undefined) this.#named.set(anchor, undefined);
  }

  keep(anchor: string | undefined, value: T): void {
    if (anchor !== undefined) this.#named.set(anchor, { value });
  }

  /** @throws {Misplaced} where nothing has the name yet, and inside of what has it */
  value(alias: AliasEvent): T {
    const anchor = this.of(alias) ?? "";
    const found = this.#named.get(anchor);
    if (found) return found.value;
    const isWithin = this.#named.has(anchor);
    const reason = isWithin
      ? `*${anchor} stands inside of what it names`
      : `there is no anchor &${anchor} before this alias`;
    throw new Misplaced(alias.anchorStart - 1, reason, true);
  }
}
