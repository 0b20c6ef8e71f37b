# shellcheck shell=bash disable=SC2154
# The programs that run for one home, told apart from everybody else's. Sourced by start and stop; needs $home.

# What each program locks for its whole life (service::SingleInstance): the folder that it works in, and its pid file.
folder_of() {
    case $1 in
        enroll-station) echo "$home/store" ;;
        sync-agent) echo "$home/spool" ;;
        *) echo "$home/$1" ;;
    esac
}

# The program that a process runs, also when its file was replaced meanwhile by a newer build.
program_of() { local file; file=$(readlink "/proc/$1/exe" 2>/dev/null) || return 0; echo "${file% (deleted)}"; }

# Prints the number of the process NAME of this home, if it runs: the one that holds the home's lock, whatever the
# pid file says or whether there is one. A home that was removed under a running process is still its home.
pid_of() {
    local name=$1 folder line fd pid path
    folder=$(folder_of "$name")
    while IFS= read -r -d '' line; do
        fd=${line%% *} path=${line#* }
        path=${path% (deleted)}
        [ "$path" = "$folder" ] || [ "$path" = "$home/run/$name.pid" ] || continue
        pid=${fd#/proc/} pid=${pid%%/*}
        [ "$(basename "$(program_of "$pid")")" = "$name" ] || continue
        # Merely open is not enough: `intake verify` looks into the same folder.
        grep -qs '^lock:.*FLOCK' "/proc/$pid/fdinfo/${fd##*/}" || continue
        echo "$pid"
        return 0
    done < <(find /proc/[0-9]*/fd -maxdepth 1 -type l -printf '%p %l\0' 2>/dev/null)
    return 0
}

grace_tenths=80

# The port that this home's intake is to listen on; nothing where there is no intake.
port_of_intake() {
    sed -n 's/.*"endpoint"[[:space:]]*:[[:space:]]*"tcp:[^"]*:\([0-9]\{1,5\}\)".*/\1/p' "$home/intake/config.json" 2>/dev/null || true
}

# Prints the process that listens on a TCP port of this machine, or `?` if it is somebody else's; fails if nobody does.
listener_of() {
    local hex inodes inode link
    hex=$(printf ':%04X' "$((10#$1))")
    inodes=$(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$hex" '$4 == "0A" && substr($2, length($2) - 4) == port { print $10 }')
    [ -n "$inodes" ] || return 1
    for inode in $inodes; do
        link=$(find /proc/[0-9]*/fd -maxdepth 1 -lname "socket:\\[$inode\\]" -print -quit 2>/dev/null) || true
        if [ -n "$link" ]; then link=${link#/proc/}; echo "${link%%/*}"; return 0; fi
    done
    echo '?'
}

# The home that a process of the kit was started for, as it was told.
home_of() { tr '\0' '\n' 2>/dev/null <"/proc/$1/environ" | sed -n 's/^REKAM_HOME=//p' || true; }

# Says who holds the port of this home's intake, and the way on. PID as listener_of tells it.
tell_port_taken() {
    local who=$1 port=$2 pid=$3 name="" other=""
    if [ "$pid" != '?' ]; then name=$(basename "$(program_of "$pid")"); other=$(home_of "$pid"); fi
    if [ "$name" = intake ] && [ -n "$other" ] && [ "$other" != "$home" ]; then
        echo "$who: alamat intake rumah ini (port $port) dipakai intake rumah $other (proses $pid): $home agaknya salinannya, dan" \
            "paketnya akan masuk ke pusat rumah itu. Akhiri yang satu dengan installer/stop --home $other, lalu jalankan lagi;" \
            "untuk dua rumah sekaligus, siapkan yang kedua tersendiri dengan --home FOLDER-BARU." >&2
    elif [ -n "$name" ]; then
        echo "$who: alamat intake rumah ini (port $port) dipakai program $name (proses $pid). Akhiri program itu, lalu jalankan lagi;" \
            "atau pakai rumah baru dengan --home FOLDER-BARU." >&2
    else
        echo "$who: alamat intake rumah ini (port $port) dipakai program pengguna lain. Minta ia mengakhirinya (sudo ss -ltnp 'sport = $port'" \
            "menyebut namanya), lalu jalankan lagi; atau pakai rumah baru dengan --home FOLDER-BARU." >&2
    fi
}

# Ends the named programs of this home, all at once, and takes their pid files away. Says on standard output what it
# ended; one that will not end is named on standard error.
end_programs() {
    local name pid i left=0 how
    declare -A pids=() hard=()
    for name; do
        pid=$(pid_of "$name")
        if [ -n "$pid" ]; then pids[$name]=$pid; kill "$pid" 2>/dev/null || true; fi
    done
    for name in "${!pids[@]}"; do
        for ((i = 0; i < grace_tenths; i++)); do [ "$(pid_of "$name")" = "${pids[$name]}" ] || break; sleep 0.1; done
        # Its number may be a stranger's by now; only who still holds the lock is ended.
        if [ "$(pid_of "$name")" = "${pids[$name]}" ]; then hard[$name]=yes; kill -KILL "${pids[$name]}" 2>/dev/null || true; fi
    done
    for name; do rm -f "$home/run/$name.pid" 2>/dev/null || true; done
    for name in "${!pids[@]}"; do
        for ((i = 0; i < 10; i++)); do [ "$(pid_of "$name")" = "${pids[$name]}" ] || break; sleep 0.1; done
        if [ "$(pid_of "$name")" = "${pids[$name]}" ]; then
            echo "$name (proses ${pids[$name]}) tidak dapat diakhiri. Akhiri sebagai pemiliknya: kill -KILL ${pids[$name]}" >&2
            left=1
        else
            how="diakhiri"
            [ -z "${hard[$name]:-}" ] || how="dihentikan paksa: tidak menjawab dalam $((grace_tenths / 10)) detik"
            echo "$name (proses ${pids[$name]}) $how"
        fi
    done
    return "$left"
}

# Says why nobody can work in this home, and the way on; fails then. WHO is the program that asks.
check_home() {
    local who=$1 owner
    [ -e "$home" ] || return 0
    if [ ! -d "$home" ]; then
        echo "$who: $home bukan folder. Pindahkan berkas itu, atau pilih --home lain." >&2
        return 1
    fi
    owner=$(stat -c %u "$home")
    if [ "$(id -u)" != 0 ] && [ "$owner" != "$(id -u)" ]; then
        echo "$who: $home milik pengguna $(stat -c %U "$home"). Jalankan sebagai pengguna itu, atau pilih --home lain." >&2
        return 1
    fi
    if [ "$(id -u)" = 0 ] && [ "$owner" != 0 ]; then
        echo "$who: peringatan: $home milik pengguna $(stat -c %U "$home"), dan ini berjalan sebagai root:" \
            "berkas baru menjadi milik root. Jalankan sebagai pengguna itu bila ia yang memakainya." >&2
    fi
}

# Makes the home's folders and tries to write into them; says what stands in the way, and fails then.
prepare_home() {
    local who=$1 said free probe
    if ! said=$( { mkdir -p "$home/run" "$home/log" && chmod 700 "$home" "$home/run"; } 2>&1); then
        case $said in
            *"No space left"* | *"quota"*) tell_full "$who" ;;
            *"Read-only"*) echo "$who: $home ada di disk yang hanya dapat dibaca. Pasang ulang disk agar dapat ditulisi, atau pilih --home lain." >&2 ;;
            *"Not a directory"* | *"File exists"*) echo "$who: $home, run/, atau log/ di dalamnya bukan folder. Pindahkan berkas itu, atau pilih --home lain." >&2 ;;
            *) echo "$who: $home tidak dapat ditulisi. Beri hak tulis kepada pemiliknya (chmod u+rwx), atau pilih --home lain." >&2 ;;
        esac
        return 1
    fi
    probe=$home/run/.probe-$$
    if ! said=$(head -c 65536 /dev/zero 2>&1 >"$probe") 2>/dev/null; then
        rm -f "$probe" 2>/dev/null || true
        free=$(df -PB1 "$home" | awk 'NR == 2 { print $4 }')
        if [ "${free:-0}" -lt $((1 << 20)) ]; then
            tell_full "$who" # what is there can still be sent, and that makes room
            return 0
        fi
        echo "$who: $home tidak dapat ditulisi. Beri hak tulis kepada pemiliknya (chmod u+rwx), atau pilih --home lain." >&2
        return 1
    fi
    rm -f "$probe"
}

tell_full() {
    echo "$1: disk tempat $home penuh: tersisa $(df -PBM "$home" | awk 'NR == 2 { print $4 }' | tr -d M) MiB, perlu 512 MiB." \
        "Kosongkan disk itu, lalu jalankan lagi; yang sudah tersimpan tetap aman." >&2
}
