import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type Gathered, gatherFile } from "../src/spec/gather.ts";
import { problemsOf } from "./small-spec.ts";

/** A folder with the files of a document, gone when the test has ended. */
export class SmallFolder {
  readonly path: string = realpathSync(mkdtempSync(join(tmpdir(), "evalbridge-gather-")));

  constructor(files: Readonly<Record<string, string>>) {
    onTestFinished(() => rmSync(this.path, { recursive: true }));
    for (const [file, text] of Object.entries(files)) this.write(file, text);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.path, file)), { recursive: true });
    writeFileSync(join(this.path, file), text);
  }

  gather(file = "api/openapi.yaml"): Gathered {
    return gatherFile(join(this.path, file));
  }

  /** The problems, without the folder's own path. */
  problems(file = "api/openapi.yaml"): string[] {
    return problemsOf(() => this.gather(file)).map((problem) => problem.replaceAll(`${this.path}/`, ""));
  }
}

/** A document whose only operation answers with what the schema says. */
export function answering(schema: string, components = ""): string {
  return `openapi: 3.0.3
info: { title: T, version: "1" }
paths:
  /a:
    get:
      responses:
        200: { description: d, content: { application/json: { schema: ${schema} } } }
${components}`;
}
