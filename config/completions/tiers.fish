# Completion of tiers for fish. The program itself says what can follow; nothing it answers is ever evaluated, so that a
# name such as $(reboot) stays text.

function __tiers_complete
    set -l words (commandline --current-process --tokenize --cut-at-cursor)
    set -l typed (commandline --current-token --cut-at-cursor)
    # Without its quotes; one that is still open cannot be taken off so.
    set -l current (string unescape -- "$typed"; or string trim --left --chars '"\'' -- "$typed")
    set -l answer (command tiers __complete (math (count $words) - 1) -- $words[2..-1] "$current" 2> /dev/null)
    switch "$answer[1]"
        case files
            __fish_complete_path (commandline --current-token)
        case folders
            __fish_complete_directories (commandline --current-token)
        case words
            printf '%s\n' $answer[2..-1]
    end
end

complete --command tiers --no-files --arguments '(__tiers_complete)'
