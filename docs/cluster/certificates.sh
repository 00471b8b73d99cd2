#!/bin/sh
# An authority of one's own and a certificate for each node: sh certificates.sh [NAME=HOST,HOST,…]...
# In the folder of compose.yaml. Without names: n1, n2, n3 on this computer. Needs openssl; what is there stays.
set -e
mkdir -p certificates snapshots
chmod 1777 snapshots  # written by the user 1000 of the image
cd certificates
days=1825
if [ ! -f ca.pem ]; then
    openssl req -x509 -newkey rsa:3072 -nodes -days $days -subj "/CN=tracuu authority" -keyout ca.key -out ca.pem 2>/dev/null
fi
[ $# -gt 0 ] || set -- n1=localhost,127.0.0.1 n2=localhost,127.0.0.1 n3=localhost,127.0.0.1
for node in "$@"; do
    name=${node%%=*}
    [ ! -f "$name/node.pem" ] || continue
    mkdir -p "$name"
    names="subjectAltName=DNS:$name"
    for host in $(echo "${node#*=}" | tr , ' '); do
        case $host in
            *[!0-9.]*) names="$names,DNS:$host" ;;
            *) names="$names,IP:$host" ;;
        esac
    done
    echo "$names" > "$name/names"
    openssl req -newkey rsa:3072 -nodes -subj "/CN=tracuu-$name" -keyout "$name/node.key" -out "$name/node.csr" 2>/dev/null
    openssl x509 -req -in "$name/node.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days $days -extfile "$name/names" \
        -out "$name/node.pem" 2>/dev/null
    cp ca.pem "$name/ca.pem"
    rm "$name/node.csr" "$name/names"
    chmod 644 "$name/node.key"  # read by the user 1000 of the image; keep the folder closed to others
done
chmod 700 .
echo "certificates/ca.pem is for who asks: opensearch+https://…?ca=certificates/ca.pem. Keep ca.key elsewhere."
