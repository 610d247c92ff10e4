#!/usr/bin/env bash
# Starts once on an empty folder, and once as every start to come does, on a copy of what that left, with a question: so what was imported
# and checked, and what the JVM loaded and linked, are there for all of them.
set -euo pipefail

begin() {
    java "$@" -jar cocrea.jar >training.log 2>&1 &
    application=$!
    until health.sh 2>/dev/null; do
        await
    done
}

await() {
    kill -0 "$application" || { cat training.log; echo "The training run did not start." >&2; exit 1; }
    sleep 1
}

end() {
    kill "$application"
    wait "$application" || true
}

COCREA_DATA_DIR=cocrea.data begin "$@"
until grep --quiet 'The database can serve all of the schema' training.log; do
    await
done
end

COCREA_DATABASE_TEMPLATE=cocrea.data COCREA_DATA_DIR=training begin -XX:AOTCacheOutput=cocrea.aot "$@"
health.sh '/graphql?query=%7Bcommitments%7BtotalCount%20nodes%7Btitle%7D%7D%7D'
end

test -s cocrea.aot
rm -r training training.log
