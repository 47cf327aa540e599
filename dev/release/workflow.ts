import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
}

export interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** A workflow of `.github/workflows`, by its name there. */
export function readWorkflow(root: string, name: string): Workflow {
  return parse(readFileSync(join(root, ".github/workflows", `${name}.yml`), "utf8"));
}

/** The shell text of a job's step that is called so. */
export function shellStep({ jobs }: Workflow, job: string, name: string): string {
  const step = jobs[job]?.steps.find((one) => one.name === name);
  if (step?.run === undefined) throw new Error(`the job ${job} has no step "${name}" that runs something`);
  return step.run;
}

/** As GitHub runs a step that names no shell: it ends with the first command that fails. */
export function shellArguments(text: string): string[] {
  return ["-e", "-c", text];
}
