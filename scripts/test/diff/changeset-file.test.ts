import { expect, test } from "vitest";
import { type Changeset, changesetText, readChangeset } from "../../src/diff/changeset-file.ts";

const changeset: Changeset = { bumps: new Map([["@evalbridge/small", "minor"]]), text: "Small: more.\n\n- `x` is new" };
const written = changesetText(changeset, changeset);

test("what was written is read again, and known to be nobody's but ours", () => {
  expect(readChangeset(written)).toEqual({ ...changeset, isRewritten: false, isRaised: false });
  expect(readChangeset(written.replaceAll("\n", "\r\n"))).toEqual({
    ...changeset,
    isRewritten: false,
    isRaised: false,
  });
});

test("a person's bump and a person's text are told from ours", () => {
  expect(readChangeset(written.replace("minor", "major"))).toMatchObject({ isRaised: true, isRewritten: false });
  expect(readChangeset(written.replace("more", "much more"))).toMatchObject({ isRaised: false, isRewritten: true });
});

test("a changeset that a person wrote from the start is a person's altogether", () => {
  const byHand = "---\n'@evalbridge/small': patch\n---\n\nBy hand.\n";
  expect(readChangeset(byHand)).toEqual({
    bumps: new Map([["@evalbridge/small", "patch"]]),
    text: "By hand.",
    isRewritten: true,
    isRaised: true,
  });
});

test("a bump that was kept of a person's still counts as raised", () => {
  const raised: Changeset = { ...changeset, bumps: new Map([["@evalbridge/small", "major"]]) };
  expect(readChangeset(changesetText(raised, changeset))).toMatchObject({ bumps: raised.bumps, isRaised: true });
});
