#compdef parity
# Completion of parity for zsh. Put this into ~/.zshrc, behind compinit: source <(parity completion zsh)
_parity() {
    local line="${(j: :)words[2,CURRENT]}" current="$words[CURRENT]" suggestion
    local -a found
    # Options only where one is begun: a blank asks for a verb, a value or a file.
    while IFS= read -r suggestion; do
        [[ -n $suggestion && $suggestion == "$current"* ]] || continue
        [[ $current == -* || $suggestion != [-/]* ]] && found+=("$suggestion")
    done < <("$words[1]" "[suggest:${#line}]" "$line" 2>/dev/null)
    if (( $#found )); then
        compadd -- $found
    else
        _files
    fi
}
compdef _parity parity
