# shellcheck shell=bash
# Which peers are on this machine. Nothing is installed; what is missing is said, with the Debian packages that have it.

declare -A missing=()
versions=()

present() { [[ -z ${missing[${1%%.*}]:-} ]]; }

# lacks PACKAGES PEER…
lacks() {
    local packages=$1 peer
    shift
    for peer in "$@"; do
        missing[$peer]="apt install $packages"
        printf '%s\t`apt install %s`\n' "$peer" "$packages" >>"$scratch/missing"
        say "$peer is missing: apt install $packages"
    done
}

# has_module NAME: whether Python has it; its version is remembered.
has_module() {
    local version
    version=$("$python" -c "import $1; print($1.__version__)" 2>/dev/null) && versions+=("$1 $version")
}

find_peers() {
    : >"$scratch/missing"
    find_python
    if command -v go >/dev/null; then
        versions+=("$(go version | sed 's/^go version go\([^ ]*\).*/Go \1/')")
    else
        lacks golang-go go go_one_core
    fi
    find_tool node nodejs "Node $(node --version 2>/dev/null | tr -d v)"
    find_tool curl curl "$(curl --version 2>/dev/null | head -n 1 | cut -d ' ' -f 1-2)"
    find_tool wrk wrk "$(wrk --version 2>/dev/null | head -n 1 | cut -d ' ' -f 1-2 | sed 's|debian/||')"
    find_tool nginx nginx-light "$(nginx -v 2>&1 | sed 's/.*: //; s|/| |')"
}

# find_tool NAME PACKAGE VERSION
find_tool() {
    if command -v "$1" >/dev/null; then
        versions+=("$3")
    else
        lacks "$2" "$1"
    fi
}

# The system's Python is the one that Debian's packages are for.
find_python() {
    python=${PYTHON:-/usr/bin/python3}
    if ! "$python" -c 'import asyncio; asyncio.Runner' 2>/dev/null; then
        lacks 'python3 (3.11 or newer)' python asyncio
        lacks 'python3 python3-uvloop' uvloop
        lacks 'python3 python3-aiohttp' aiohttp
        lacks 'python3 python3-aiohttp python3-uvloop' aiohttp_uvloop
        return
    fi
    versions+=("$("$python" --version)")
    has_module uvloop || lacks python3-uvloop uvloop
    has_module aiohttp || lacks python3-aiohttp aiohttp
    if ! present uvloop || ! present aiohttp; then
        lacks 'python3-aiohttp python3-uvloop' aiohttp_uvloop
    fi
}
