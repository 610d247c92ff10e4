#!/usr/bin/env bash
# Runs a first start once and asks a question, so that what the JVM loaded and linked and what was imported are there for every start to come.
set -euo pipefail

COCREA_DATA_DIR=cocrea.data java -XX:AOTCacheOutput=cocrea.aot "$@" -jar cocrea.jar &
application=$!

until health.sh 2>/dev/null; do
    kill -0 "$application" || { echo "The training run did not start." >&2; exit 1; }
    sleep 1
done
health.sh '/graphql?query=%7Bcommitments%7BtotalCount%20nodes%7Btitle%7D%7D%7D'

kill "$application"
wait "$application" || true
test -s cocrea.aot
