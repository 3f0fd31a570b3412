const bash = `_tokens() {
  local cur words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  cur="\${COMP_WORDS[COMP_CWORD]}"
  # Readline splits at colons and quotes, which names and routes may hold.
  if declare -F _get_comp_words_by_ref >/dev/null; then
    local cword all
    _get_comp_words_by_ref -n : -c cur -w all -i cword
    words=("\${all[@]:1:cword}")
  fi
  local IFS=$'\\n' offer
  COMPREPLY=()
  for offer in $(tokens complete -- "\${words[@]}" 2>/dev/null); do
    COMPREPLY+=("$(printf '%q' "$offer")")
  done
  declare -F __ltrim_colon_completions >/dev/null && __ltrim_colon_completions "$cur"
}
complete -o default -F _tokens tokens`;

const zsh = `#compdef tokens
_tokens() {
  local -a offers
  offers=("\${(@f)$(tokens complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "$offers" ]]; then compadd -- "\${offers[@]}"; else _files; fi
}
if [[ "$funcstack[1]" == "_tokens" ]]; then _tokens "$@"; else compdef _tokens tokens; fi`;

const fish = `function __tokens_offers
  set -l words (commandline -opc)
  set -l current (commandline -ct | string unescape)
  tokens complete -- $words[2..-1] "$current" 2>/dev/null
end
complete -c tokens -n 'not __fish_seen_subcommand_from import' -f
complete -c tokens -a '(__tokens_offers)'`;

/** What makes a shell ask \`tokens complete\`. */
export const completionScripts: Readonly<Record<string, string>> = { bash, zsh, fish };
