#!/usr/bin/env bash
# Whether the application answers 200 to a path, by default to whether it is ready; the image needs no curl for it.
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}"
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "${1:-/actuator/health/readiness}" >&3
read -r _ status _ <&3
test "$status" = 200
