# What zsh shows when TAB is pressed after a line: complete.zsh SCRIPT LINE PATTERN. Waits until the pattern is seen.
emulate -L zsh
zmodload zsh/zpty
zpty shell 'TERM=xterm zsh -f -i'
# The mark is put together by the shell, so that it is not seen where it is typed.
zpty -w shell "PROMPT='> '; stty cols 200 rows 400; LISTMAX=10000; autoload -Uz compinit; compinit -D -u; source ${(q)1}; compdef _jotkit jotkit; print READ''Y"
zpty -r -m shell seen '*READY*'
# The second lists what the first left open.
zpty -w -n shell "$2"$'\t\t'
zpty -r -m shell seen "*$3*" && print -r -- "$seen"
zpty -d shell
