const bash = `_tokens() {
  local candidate
  COMPREPLY=()
  while IFS= read -r candidate; do
    COMPREPLY+=("$candidate")
  done < <(tokens complete --bash "$COMP_WORDBREAKS" -- "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  # More of the word follows.
  if [[ "\${COMPREPLY[0]}" == *[=:\\<] ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -o default -F _tokens tokens`;

const zsh = `#compdef tokens
_tokens() {
  local line value
  local -a values shown open openShown
  for line in "\${(@f)$(tokens complete --descriptions -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}"; do
    value="\${line%%$'\\t'*}"
    if [[ -z "$value" ]]; then continue; fi
    if [[ "$value" == *[=:\\<] ]]; then
      open+=("$value") openShown+=("\${line//$'\\t'/  -- }")
    else
      values+=("$value") shown+=("\${line//$'\\t'/  -- }")
    fi
  done
  if (( $#open + $#values == 0 )); then _files; return; fi
  # More of the word follows.
  if (( $#open )); then compadd -l -S '' -d openShown -- "\${open[@]}"; fi
  if (( $#values )); then compadd -l -d shown -- "\${values[@]}"; fi
}
if [[ "$funcstack[1]" == "_tokens" ]]; then _tokens "$@"; else compdef _tokens tokens; fi`;

const fish = `function __tokens_candidates
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  # A quote may still be open.
  set -l unquoted (string unescape -- $current; or string unescape -- $current'"'; or string unescape -- $current"'")
  set -l candidates (tokens complete --descriptions -- $words[2..-1] "$unquoted" 2>/dev/null)
  if set -q candidates[1]
    printf '%s\\n' $candidates
  else
    __fish_complete_path "$unquoted"
  end
end
complete -c tokens -f -a '(__tokens_candidates)'`;

/** Scripts that make a shell run `tokens complete`, by the shell's name. */
export const completionScripts: Readonly<Record<string, string>> = { bash, zsh, fish };
