import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import type { Page } from "../pages/read-page.ts";
import { SpecError } from "../spec/problem.ts";
import { renamed } from "./rename-components.ts";

/** One document made of the fragments of pages. */
export interface Joined {
  readonly root: JsonObject;
  /** What a person should know of how they were joined, a line each. */
  readonly told: readonly string[];
}

/**
 * Joins the fragments of pages. Components of the same name that mean the same are one; where they differ, each but the
 * first is kept under its page's name too.
 * @throws {SpecError} when two pages hold the same operation, or are of different versions of OpenAPI
 */
export function joinPages(pages: readonly Page[]): Joined {
  const [first] = pages;
  if (!first) throw new SpecError("no pages; there is nothing to join");
  const told: string[] = [];
  const paths = new Map<string, JsonObject>();
  const components = new Map<string, Map<string, Json>>();
  const problems: string[] = [];
  for (const page of pages) {
    problems.push(...foreign(page, first));
    const { root, clashes } = renamed(page.source.root, components, nameOf(page.source.file));
    for (const { kind, name, to } of clashes)
      told.push(`${page.source.file}: its ${kind}/${name} is not the one of another page; kept as ${to}`);
    for (const [kind, entries] of Object.entries(objectOf(root.components))) {
      const known = components.get(kind) ?? new Map<string, Json>();
      for (const [name, one] of Object.entries(objectOf(entries))) if (!known.has(name)) known.set(name, one);
      components.set(kind, known);
    }
    const item = itemOf(root, page);
    const there = paths.get(page.path) ?? {};
    if (there[page.method] !== undefined)
      problems.push(
        `${page.source.file}: ${page.method.toUpperCase()} ${page.path} has another page already; name one of them`,
      );
    paths.set(page.path, { ...there, ...item });
  }
  if (problems.length > 0) throw new SpecError(problems);
  const joined = [...components].map(([kind, entries]): [string, Json] => [kind, Object.fromEntries(entries)]);
  const { paths: _, components: __, security: ___, tags: ____, ...head } = first.source.root;
  return { root: { ...head, paths: Object.fromEntries(paths), components: Object.fromEntries(joined) }, told };
}

/** What a page may not have, to be of the same document as the first. */
function foreign({ source: { root, where } }: Page, { source: first }: Page): string[] {
  const version = ({ openapi }: JsonObject) => String(openapi).slice(0, 3);
  if (version(root) === version(first.root)) return [];
  return [
    `${where(["openapi"])} OpenAPI ${version(root)}, but ${first.file} has ${version(first.root)}; one API has one version`,
  ];
}

/** The page's operation, with what holds for it from around it: a fragment's security and parameters are of this page. */
function itemOf(root: JsonObject, { path, method }: Page): JsonObject {
  const { parameters: around, ...item } = objectOf(objectOf(root.paths)[path]);
  const operation = objectOf(item[method]);
  const own = list(operation.parameters);
  const inherited = list(around).filter((one) => !own.some((other) => isSameParameter(one, other)));
  const parameters = [...inherited, ...own];
  const security = operation.security ?? root.security;
  return {
    [method]: {
      ...operation,
      ...(parameters.length > 0 && { parameters }),
      ...(security !== undefined && { security }),
    },
  };
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function isSameParameter(one: Json, other: Json): boolean {
  if (!isObject(one) || !isObject(other)) return false;
  return one.$ref === undefined ? one.name === other.name && one.in === other.in : one.$ref === other.$ref;
}

/** `list-runs` of `https://docs.example.com/api/list-runs.md`. */
function nameOf(file: string): string {
  return (file.split("/").at(-1) ?? file)
    .replace(/\?…$/, "")
    .replace(/\.(md|mdx)$/, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-");
}
