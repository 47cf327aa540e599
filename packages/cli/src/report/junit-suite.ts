import { cut, plain, plainLines } from "../text/plain.ts";
import { type Markup, markup } from "./markup.ts";

/** One test, and what is wrong with it. */
export interface TestCase {
  readonly name: string;
  readonly classname: string;
  readonly problem?: Problem;
}

export interface Problem {
  readonly kind: "failure" | "error" | "skipped";
  readonly type: string;
  readonly message: string;
  readonly text: string;
}

export interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
  readonly properties?: readonly (readonly [name: string, value: string])[];
  /** UTC, ISO 8601. */
  readonly timestamp?: string | undefined;
  readonly durationSeconds?: number | undefined;
  readonly notes?: readonly string[];
}

/** GitLab refuses a report of more than 30 MB: a rationale is no document. */
const longestText = 4000;
const longestMessage = 500;

/** The document's element. Its counts are those of its suites. */
export function suites(all: readonly TestSuite[]): Markup {
  const cases = all.flatMap((one) => one.cases);
  return markup`<testsuites name="evalbridge" ${counts(cases)}>${all.map(suite)}
</testsuites>`;
}

function suite({ name, cases, properties = [], timestamp, durationSeconds, notes = [] }: TestSuite): Markup {
  const when = timestamp && markup` timestamp="${plain(timestamp).replace(/Z$/, "")}"`;
  const time = durationSeconds !== undefined && markup` time="${durationSeconds.toFixed(3)}"`;
  return markup`
  <testsuite name="${plain(name)}" ${counts(cases)}${time}${when}>${
    properties.length > 0 &&
    markup`
    <properties>${properties.map(
      ([key, value]) => markup`
      <property name="${key}" value="${plain(value)}"/>`,
    )}
    </properties>`
  }${cases.map(testCase)}${
    notes.length > 0 &&
    markup`
    <system-out>${notes.map((note) => `${cut(plain(note), longestText)}\n`)}</system-out>`
  }
  </testsuite>`;
}

function testCase({ name, classname, problem }: TestCase): Markup {
  const start = markup`
    <testcase name="${plain(name)}" classname="${plain(classname)}"`;
  if (!problem) return markup`${start}/>`;
  const message = cut(plain(problem.message), longestMessage);
  const text = cut(plainLines(problem.text), longestText);
  return markup`${start}>
      ${problemElement({ ...problem, message, text })}
    </testcase>`;
}

function problemElement({ kind, type, message, text }: Problem): Markup {
  if (kind === "skipped") return markup`<skipped message="${message}"/>`;
  if (kind === "error") return markup`<error type="${type}" message="${message}">${text}</error>`;
  return markup`<failure type="${type}" message="${message}">${text}</failure>`;
}

function counts(cases: readonly TestCase[]): Markup {
  const of = (kind: Problem["kind"]) => cases.filter(({ problem }) => problem?.kind === kind).length;
  return markup`tests="${cases.length}" failures="${of("failure")}" errors="${of("error")}" skipped="${of("skipped")}"`;
}
