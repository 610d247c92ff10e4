#!/usr/bin/env bash
# Runs a first start once, asks a question and opens pages, so that what the JVM loaded, linked and measured and what was imported are there
# for every start to come.
set -euo pipefail

COCREA_DATA_DIR=cocrea.data COCREA_READ_TIMEOUT=1m java -XX:AOTCacheOutput=cocrea.aot "$@" -jar cocrea.jar &
application=$!

until health.sh 2>/dev/null; do
    kill -0 "$application" || { echo "The training run did not start." >&2; exit 1; }
    sleep 1
done
health.sh '/graphql?query=%7Bcommitments%7BtotalCount%20nodes%7Btitle%7D%7D%7D'
for page in / /compromisos /compromisos/durango-2-c2 /actores/dif-estatal /planes/durango-2 /indicadores /cifras /dinero; do
    health.sh "$page"
done

kill "$application"
wait "$application" || true
test -s cocrea.aot
