import { describe, expect, test } from "vitest";
import { markup } from "../../src/report/markup.ts";
import { hostileText } from "./sample-report.ts";
import { parseXml } from "./strict-xml.ts";

describe("markup", () => {
  test("escapes what is interpolated, in texts and in attributes", () => {
    expect(String(markup`<a title="${`"'<>&`}">${`</a><script>"'&`}</a>`)).toBe(
      '<a title="&quot;&#39;&lt;&gt;&amp;">&lt;/a&gt;&lt;script&gt;&quot;&#39;&amp;</a>',
    );
  });

  test("takes markup as it is, lists of it, numbers, and nothing for undefined and false", () => {
    const items = [1, 2].map((count) => markup`<li>${count}</li>`);
    expect(String(markup`<ul>${items}${undefined}${false}${["<", [">"]]}</ul>`)).toBe(
      "<ul><li>1</li><li>2</li>&lt;&gt;</ul>",
    );
  });

  test("a number that is none is a dash", () => {
    expect(String(markup`${Number.NaN}${Number.POSITIVE_INFINITY}${0}${-1.5}`)).toBe("––0-1.5");
  });

  test("an object that only looks like markup is not taken for it", () => {
    const fake = { toString: () => "<script>" };
    // As a value that came through JSON: an object without the methods of a list.
    expect(() => markup`${fake as unknown as string}`).toThrow();
  });

  test.each([
    ["an attribute without quotes", () => markup`<a href=${"x"}>`],
    ["an attribute without quotes, after a space", () => markup`<a href= ${"x"}>`],
    ["a script", () => markup`<script>${"x"}</script>`],
    ["a style", () => markup`<style media="all">${"x"}</style>`],
    ["a comment", () => markup`<!-- ${"x"} -->`],
  ])("is refused in %s, where escaping does not hold", (_, build) => {
    expect(build).toThrow(TypeError);
  });

  test("hostile text stays one text, and only what XML forbids is replaced", () => {
    const { text, children, attributes } = parseXml(String(markup`<p title="${hostileText}">${hostileText}</p>`));
    expect(children).toEqual([]);
    expect(text).toContain("</script><img src=x onerror=alert(1)>");
    expect(text).toContain("]]> <!-- -->");
    expect(text).toContain("\ufffd[31mred\ufffd[0m");
    expect(text).toContain("\ufffdesrever\ufffd \ufffdisolated \ufffd lone \ufffd \ufffd \ufffd");
    expect(attributes["title"]).toBe(text);
  });

  test("every character is either kept or replaced by one that XML has", () => {
    const every = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join(" ");
    const { text } = parseXml(String(markup`<p>${every}${"😀"}</p>`));
    expect(text.endsWith("😀")).toBe(true);
    expect(text).toContain("é ê");
    expect(text.length).toBe(every.length + 2);
  });
});
