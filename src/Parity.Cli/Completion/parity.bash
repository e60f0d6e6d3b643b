# Completion of parity for bash. Put this into ~/.bashrc: source <(parity completion bash)
_parity() {
    local current=${2-} line=${COMP_LINE:0:COMP_POINT} suggestion
    line=${line#"$1"}
    line=${line# }
    COMPREPLY=()
    # Options only where one is begun: a blank asks for a verb, a value or a file.
    while IFS= read -r suggestion; do
        [[ -n $suggestion && $suggestion == "$current"* ]] || continue
        [[ $current == -* || $suggestion != [-/]* ]] && COMPREPLY+=("$suggestion")
    done < <("$1" "[suggest:${#line}]" "$line" 2>/dev/null)
}
# Without a suggestion bash completes names of files.
complete -o default -F _parity parity
