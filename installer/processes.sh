# The programs that run for one home, told apart from everybody else's. Sourced by start and stop; needs $home.

# The program that a process runs, also when its file was replaced meanwhile by a newer build.
program_of() { local file; file=$(readlink "/proc/$1/exe" 2>/dev/null) || return 0; echo "${file% (deleted)}"; }

# Prints the number of the process NAME of this home, if it runs. A number in a stale pid file may belong to a
# stranger by now, even to the same program of another home.
pid_of() {
    local pid
    pid=$(cat "$home/run/$1.pid" 2>/dev/null) || return 0
    [[ $pid =~ ^[0-9]+$ && $(basename "$(program_of "$pid")") = "$1" ]] || return 0
    # No pipe: with pipefail an early end of grep would count as a failure.
    grep -qzxF "REKAM_HOME=$home" "/proc/$pid/environ" 2>/dev/null && echo "$pid" || true
}

grace_tenths=80

# Ends the named programs of this home, all at once, and takes their pid files away.
end_programs() {
    local name pid pids=()
    for name; do
        pid=$(pid_of "$name")
        if [ -n "$pid" ]; then pids+=("$pid"); kill "$pid" 2>/dev/null || true; fi
    done
    for pid in "${pids[@]}"; do
        for ((i = 0; i < grace_tenths; i++)); do [ -e "/proc/$pid" ] || break; sleep 0.1; done
        [ ! -e "/proc/$pid" ] || kill -KILL "$pid" 2>/dev/null || true
    done
    for name; do rm -f "$home/run/$name.pid"; done
}
