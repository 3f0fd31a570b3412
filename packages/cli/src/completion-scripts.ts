const bash = `_tokens() {
  local cur words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  cur="\${COMP_WORDS[COMP_CWORD]}"
  # Readline splits at colons and quotes, which names and routes may hold.
  if declare -F _get_comp_words_by_ref >/dev/null; then
    local cword all
    _get_comp_words_by_ref -n : -c cur -w all -i cword
    words=("\${all[@]:1:cword}")
  fi
  local IFS=$'\\n' candidate
  COMPREPLY=()
  for candidate in $(tokens complete -- "\${words[@]}" 2>/dev/null); do
    COMPREPLY+=("$(printf '%q' "$candidate")")
  done
  declare -F __ltrim_colon_completions >/dev/null && __ltrim_colon_completions "$cur"
}
complete -o default -F _tokens tokens`;

const zsh = `#compdef tokens
_tokens() {
  local -a lines values shown
  lines=("\${(@f)$(tokens complete --descriptions -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  values=("\${(@)lines%%$'\\t'*}")
  shown=("\${(@)lines//$'\\t'/  -- }")
  if [[ -n "$lines" ]]; then compadd -l -d shown -- "\${values[@]}"; else _files; fi
}
if [[ "$funcstack[1]" == "_tokens" ]]; then _tokens "$@"; else compdef _tokens tokens; fi`;

const fish = `function __tokens_candidates
  set -l words (commandline -opc)
  set -l current (commandline -ct | string unescape)
  tokens complete --descriptions -- $words[2..-1] "$current" 2>/dev/null
end
complete -c tokens -n 'not __fish_seen_subcommand_from import' -f
complete -c tokens -a '(__tokens_candidates)'`;

/** Scripts that make a shell run \`tokens complete\`, by the shell's name. */
export const completionScripts: Readonly<Record<string, string>> = { bash, zsh, fish };
