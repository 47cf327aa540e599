/** The part of a changelog that is about one version: what a release says of itself. Without one, the version is the first. */
export function releaseNotes(changelog: string | undefined, version: string): string {
  const sections = (changelog ?? "").split(/^(?=## )/m);
  const section = sections.find((text) => text.split("\n")[0]?.trim() === `## ${version}`);
  return section?.replace(/^## .*\n/, "").trim() ?? "First release.";
}
