/** What `_get_comp_words_by_ref` gives, for shells without the package bash-completion, such as those of macOS. */
const fallback = `if ! declare -F _get_comp_words_by_ref >/dev/null; then
    _get_comp_words_by_ref() {
        words=("\${COMP_WORDS[@]}")
        cword=$COMP_CWORD
        cur=\${COMP_WORDS[COMP_CWORD]}
        prev=\${COMP_WORDS[COMP_CWORD - 1]}
    }
fi
`;

const unquoted = `-- \${words[@]:1}"`;

/**
 * The script of @bomb.sh/tab 0.0.22 for bash, mended in three places: it evaluates the words that were typed, so that a tab after
 * `'$(…)'` would run what is in there; it makes variables read-only, which complains when it is read twice; and it needs the package
 * bash-completion.
 * @throws {Error} where the script is another than the one that was looked at
 */
export function bashScript(text: string): string {
  if (text.split(unquoted).length !== 2)
    throw new Error("the script of @bomb.sh/tab for bash has changed; look at it again");
  const quoted = text.replace(unquoted, () => `-- $(printf '%q ' "\${words[@]:1}")"`);
  return fallback + quoted.replace(/^readonly /gm, "");
}
