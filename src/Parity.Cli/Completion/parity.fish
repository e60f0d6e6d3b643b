# Completion of parity for fish. Put this into ~/.config/fish/config.fish: parity completion fish | source
function __parity_complete
    set -l current (commandline --current-token)
    set -l line (string replace --regex '^\S+ ?' '' -- (commandline --cut-at-cursor))
    # Options only where one is begun: a blank asks for a verb, a value or a file.
    for suggestion in (parity "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
        if string match --quiet -- '-*' "$current"; or not string match --quiet --regex '^[-/]' -- "$suggestion"
            echo -- $suggestion
        end
    end
end
complete --command parity --arguments '(__parity_complete)'
