#!/bin/sh
# The browser tests drive Debian's chromium; install it where that can be done without asking.
set -e
command -v chromium >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-core >/dev/null
else
    echo "chromium is not installed: the browser tests will be skipped (sudo apt-get install chromium)" >&2
fi
