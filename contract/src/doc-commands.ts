import { type DocBlock, docBlocks } from "./doc-examples.ts";

/** A command of a document, as a shell would be given it. */
export interface DocCommand {
  readonly place: string;
  readonly text: string;
}

/** All commands that the documents show, without comments. */
export const docCommands = (): DocCommand[] => docBlocks().flatMap(commandsOf);

function commandsOf({ info, place, text }: DocBlock): DocCommand[] {
  if (info !== "sh") return [];
  const lines = text.replaceAll(/\\\n\s*/g, "").split("\n");
  return lines
    .flatMap((line) => line.replace(/(^|\s+)#.*$/, "").split(" && "))
    .filter((command) => command !== "")
    .map((command) => ({ place, text: command }));
}
