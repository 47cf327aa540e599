import { applyOverlay, normalize, readSource, readSpec, type SpecError, schemaAt } from "@evalbridge-internal/scripts";
import { read } from "../repository.ts";

const guide = "docs/guides/writing-overlays.md";

/** The document and the overlay that the guide shows are applied, as codegen would; gives what is not as the guide says. */
export function proveOverlayGuide(): string[] {
  const [document, overlay, ...more] = [...read(guide).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
    ([, text = ""]) => text,
  );
  if (document === undefined || overlay === undefined || more.length > 0)
    return [
      `${guide}: it shows a document and its overlay, two yaml blocks, and ${more.length} others that nobody checks`,
    ];
  try {
    const corrected = applyOverlay(
      readSource(`${guide} document`, document).root,
      readSource(`${guide} overlay`, overlay),
    );
    const spec = readSpec("acme", normalize(corrected));
    const [list, start] = spec.operations;
    const words = schemaAt(spec.document, list?.success.schema ?? {}, "/runs/0/state")?.enum;
    const found = { paged: list?.paging !== undefined, class: start?.class, words };
    const told = { paged: true, class: "never-retry", words: ["queued", "done", "failed"] };
    return JSON.stringify(found) === JSON.stringify(told)
      ? []
      : [`${guide}: the overlay makes ${JSON.stringify(found)}, where the guide says ${JSON.stringify(told)}`];
  } catch (error) {
    return [`${guide}: ${(error as SpecError).message}`];
  }
}
